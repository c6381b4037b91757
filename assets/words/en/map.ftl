### Map

help-focus = Keys work while the map has the focus; those with Ctrl, Alt or F always. Tab always leaves the map.
help-pointer = Pointer and touch
pointer-drag = Drag
    .effect = Move the map: the grabbed point stays under the pointer, and a flick glides
pointer-wheel = Wheel or pinch
    .effect = Zoom about the pointer
pointer-double-click = Double click
    .effect = Zoom in; with Shift, or with the right button, out
pointer-right-drag = Right drag
    .effect = Turn the map
pointer-two-fingers = Two fingers
    .effect = Zoom, turn and move the map; a tap zooms out
pointer-tap-drag = Tap and drag
    .effect = Zoom with one finger: down is in
pointer-long-press = Long press
    .effect = Tell with one finger what is there, and its position
pointer-tab = Tab and Enter
    .effect = Go through the places in the text and open one

loading-map = Loading the map…
map-name = Map: arrows pan, plus and minus zoom, N next step of the story
position-centre = Centre { $position }
position-off-the-map = Off the map
position-name = Position: { $position }
position-of-place = { $place }: { $position }
position-copy = Copy
pin-remove = Remove the pin at { $position }
    .tooltip = Remove the pin (Esc)
scale-name = Scale: { $above }, { $below }

polar-night-north = Polar night north of { $latitude }° N
polar-night-south = Polar night south of { $latitude }° S
midnight-sun-north = Midnight sun north of { $latitude }° N
midnight-sun-south = Midnight sun south of { $latitude }° S
