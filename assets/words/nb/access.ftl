### Steder på kartet slik en skjermleser sier dem, og arket i et smalt vindu

place-on-map = { $name }, { $kind }
place-on-map-many = { $name }, { $kind }, og { $more ->
        [one] ett sted til her
       *[other] { $more } steder til her
    }

sheet-show = Vis teksten
sheet-more = Vis mer av teksten
sheet-hide = Skjul teksten

edge-of-article = Bredden på artikkelen
