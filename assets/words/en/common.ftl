### Words that many parts share

close = Close
    .tooltip = Close (Esc)
close-panel = Close: { $title }

copy = Copy
click-for = Click for { $next }


key-space = Space
key-backspace = Backspace
key-home = Home
key-page-down = Page Down
key-page-up = Page Up
