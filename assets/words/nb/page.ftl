### Nettsiden rundt kartet

page-read-text = Les som tekst
page-show-map = Vis kartet
page-map-name = Kart
page-map-help = Piltastene flytter kartet, pluss og minus zoomer, Alt med pil opp og ned går fra sted til sted. Alt kartet forteller, står også i teksten.

page-loading = Laster kartet
page-loading-start = Starter kartet …
page-loading-bytes = Laster kartet: { $done } av { $total } MB
page-loading-again = { $file } har ikke kommet; ber om den på nytt …
page-loading-offline = Ingen forbindelse; { $file } hentes så snart den er tilbake.
page-loading-preparing = Forbereder kartet …
page-loading-drawing = Tegner kartet …
page-loading-slow = Tegner fortsatt kartet; uten skjermkort tar det litt tid …

page-again = Prøv igjen
page-problem = Kartet kan ikke vises.
page-problem-fetch = { $file } kunne ikke hentes.
page-problem-status = { $file } kunne ikke hentes: tjeneren svarte { $status }.
page-problem-html = { $file } finnes ikke: tjeneren svarte med en nettside i stedet.
page-problem-damaged = { $file } er skadet eller avkortet. { $reason }
page-problem-webassembly = Nettleseren mangler WebAssembly, som det er laget med.
page-problem-webgl = Nettleseren mangler WebGL 2, som tegner det.
page-problem-start = Det kunne ikke startes. { $reason }
page-problem-stopped = Det har stanset på grunn av en egen feil.
page-remedy-again = Hele teksten står her. Prøv igjen; adressen bevarer utsnittet ditt. Hjelper ikke det, så prøv en annen nettleser.
page-remedy-build = Hele teksten står her. Siden er ikke hel på tjeneren: er den din, så bygg den på nytt med cargo xtask web, og legg ut mappen dist.
page-remedy-connection = Hele teksten står her. Se om du er tilkoblet, og prøv igjen.
page-remedy-later = Hele teksten står her. Prøv igjen om en stund.
page-remedy-serve = Hele teksten står her. En side som åpnes som fil, kan ikke laste delene sine: legg ut mappen med cargo xtask web --serve.
page-remedy-webassembly = Hele teksten står her. For kartet trengs en oppdatert Firefox, Chrome, Edge eller Safari; er WebAssembly slått av, så tillat det for denne siden.
page-remedy-webgl = Hele teksten står her. For kartet trengs en oppdatert nettleser med maskinvareakselerasjon slått på i innstillingene.

page-status-ready = Kartet er klart.
page-status-card = { $place }: kort åpnet.
page-status-closed = Kortet er lukket.

page-update = Ny versjon
page-update-offer = En nyere versjon av siden er klar.
page-update-reload = Last på nytt
page-update-later = Senere

page-graphics-lost = Nettleseren har tatt grafikken tilbake; kartet kommer igjen så snart den gir den fra seg.
page-graphics-wait = Nettleseren har ikke gitt grafikken tilbake. Hele teksten er her.
page-graphics-again = Hent kartet tilbake
page-graphics-back = Kartet er tilbake.

page-embed-open = Åpne hele kartet
page-embed-click = Klikk på kartet for å bruke det, eller hold Ctrl og drei hjulet.
page-embed-tap = Trykk på kartet for å bruke det.

page-title = { $article } · { $map }
page-still = Kartet slik det åpner: { $title }
page-contents = Innhold
page-places = Steder
page-all-places = { $count ->
    [one] { $count } sted
   *[other] Alle { $count } steder
}
page-events = Det som skjedde, i tidsrekkefølge
page-credits = Kilder og rettigheter
page-names = På andre språk
page-status = Hvor sikkert det er
page-precision = Hvor sikker posisjonen er
page-position = Posisjon
page-position-of-mark = Posisjonen til merket
page-on-map = Vis på kartet
page-show-in-text = Vis i teksten: { $heading }
page-no-scripts = Kartet trenger JavaScript, som er slått av her. Alt det forteller, står i denne teksten.
