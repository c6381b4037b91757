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
pointer-tab = Tab og Enter
    .effect = Gå gjennom stedene i teksten og åpne ett
