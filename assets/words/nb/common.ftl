### Ord som flere deler bruker

close = Lukk
    .tooltip = Lukk (Esc)
close-panel = Lukk: { $title }

copy = Kopier
click-for = Klikk for { $next }

