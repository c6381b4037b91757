### Words that many parts share

close = Close
    .tooltip = Close (Esc)
close-panel = Close: { $title }

copy = Copy
click-for = Click for { $next }

