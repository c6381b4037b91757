### Ord som flere deler bruker

close = Lukk
    .tooltip = Lukk (Esc)
close-panel = Lukk: { $title }

copy = Kopier
click-for = Klikk for { $next }


key-space = Mellomrom
key-backspace = Tilbake
key-home = Home
key-page-down = Page Down
key-page-up = Page Up
