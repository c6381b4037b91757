### Map

help-focus = Tastene virker mens kartet har fokus; de med Ctrl, Alt eller F alltid. Tab går alltid ut av kartet.
help-pointer = Peker og berøring
pointer-drag = Dra
    .effect = Flytt kartet: punktet du tok tak i, følger pekeren, og et kast glir videre
pointer-wheel = Hjul eller knip
    .effect = Zoom om pekeren
pointer-double-click = Dobbeltklikk
    .effect = Zoom inn; med Shift eller høyre knapp ut
pointer-right-drag = Dra med høyre knapp
    .effect = Vri kartet
pointer-two-fingers = To fingre
    .effect = Zoom, vri og flytt kartet; et trykk zoomer ut
pointer-tap-drag = Trykk og dra
    .effect = Zoom med én finger: nedover er inn
pointer-long-press = Langt trykk
    .effect = Fortell med én finger hva som er der, og posisjonen
pointer-tab = Tab og Enter
    .effect = Gå gjennom stedene i teksten og åpne ett

loading-map = Laster kartet …
map-name = Kart: pilene flytter, pluss og minus zoomer, N er neste trinn i fortellingen
position-centre = Midten { $position }
position-off-the-map = Utenfor kartet
position-name = Posisjon: { $position }
position-of-place = { $place }: { $position }
position-copy = Kopier
pin-remove = Fjern nålen ved { $position }
    .tooltip = Fjern nålen (Esc)
scale-name = Målestokk: { $above }, { $below }

polar-night-north = Polarnatt nord for { $latitude }° N
polar-night-south = Polarnatt sør for { $latitude }° S
midnight-sun-north = Midnattssol nord for { $latitude }° N
midnight-sun-south = Midnattssol sør for { $latitude }° S
