### Ord som flere deler bruker

close = Lukk
    .tooltip = Lukk (Esc)
close-panel = Lukk: { $title }
