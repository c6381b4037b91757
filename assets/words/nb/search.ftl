### Search

search-field = Søk
search-hint = Søk etter steder, tekst og kommandoer
search-results = Treff
search-close = Lukk søket
search-clear = Tøm søkefeltet
search-recent = Valgt tidligere
search-try = For eksempel
search-try-place = et sted, på et hvilket som helst av språkene
search-try-position = en posisjon, skrevet på en vanlig måte
search-try-command = alt som kan gjøres
search-preparing = Søket gjøres klart …
search-nothing = Ingen treff på «{ $query }».
search-what =
    Steder og navnene deres på andre språk, byer og tettsteder, havområder og land, kartlag, overskrifter og setninger, og alt som kan gjøres. Og posisjoner, for eksempel { $position }.
search-position = { $position } av { $count }
search-keys = ↑ ↓ velger, Enter går dit, Esc lukker

search-kind-position = Posisjon
search-kind-no-position = Ingen posisjon
search-kind-link = Lenke til en visning
search-kind-settlement = By eller tettsted
search-kind-layer = Kartlag
search-kind-step = Fortelling
search-kind-article = Artikkel
search-kind-heading = Overskrift
search-kind-command = Kommando
search-kind-text = I teksten
search-read-as = lest som: { $notation }
search-no-zone = Det militære rutenettet har ingen sone { $zone }.
search-no-zone-svalbard = Det finnes ingen sone { $zone }: ved Svalbard er det bare 31X, 33X, 35X og 37X.
search-no-square = Sone { $zone } i det militære rutenettet har ingen rute { $square }.
search-uneven = En rutereferanse har like mange sifre mot øst som mot nord.
search-link-without = uten { $part }, som dette kartet ikke kjenner
