### Tools

menu-foot = Hver kommando har sin tast: se Hurtigtaster.

settings-theme = Utseende
settings-text-size = Tekststørrelse
settings-smaller = Mindre
settings-larger = Større
settings-percent = { $percent } %
settings-language = Språk
settings-units = Lengder
settings-notation = Posisjoner
settings-movement = Bevegelse
settings-reduced-motion = Redusert bevegelse: hopp i stedet for å fly
settings-follow = Kartet følger teksten når du ruller
settings-kept = Innstillingene lagres på denne enheten.

measure-end = Avslutt måling
    .tooltip = Avslutt måling (Esc)
measure-area = Areal { $area }
measure-perimeter = Omkrets { $length }
measure-distance = Avstand { $length }
measure-last-segment = Siste strekk { $length }
measure-bearing = Startretning { $bearing }
measure-crosses-itself = Linjen krysser seg selv: deler på hver sin side opphever hverandre.
measure-hint-anew = Klikk i kartet for å begynne på nytt.
measure-hint-first = Klikk i kartet for å sette første punkt. Enter setter ett i midten.
measure-hint-next = Klikk for å sette neste punkt. Dra for å flytte kartet.
measure-hint-on = Klikk for å fortsette. Tilbaketasten angrer et punkt.
measure-hint-close = Klikk på første punkt eller dobbeltklikk for å lukke linjen og få arealet.
measure-close = Lukk linjen
measure-open = Åpne linjen

compare-loading = Laster omrissene av landene …
compare-choose = Velg et land
compare-picture = { $country } i virkelig størrelse, og slik web-Mercator tegner det
compare-true-size = Virkelig størrelse
compare-as-large = Web-Mercator tegner { $country } omtrent så stort som det er.
compare-too-large = Web-Mercator tegner { $country } { $times } ganger for stort.
compare-at = Ved { $place } tegnes alt { $times } ganger for langt.
compare-in-the-middle = Midt i landet tegnes alt { $times } ganger for langt.
compare-cut = Det som ligger bortenfor 85°, kan den ikke tegne i det hele tatt.
compare-area = { $area }, målt på WGS 84 ut fra omrisset i grunnkartet.
compare-no-outline = Dette landet har ikke noe omriss i grunnkartet.
compare-not-loaded = { $file } kunne ikke lastes ({ $error }).

daylight-now = Nå
    .tooltip = Tiden akkurat nå
daylight-day = Dag
daylight-month = Måned
daylight-year = År
daylight-day-of-year = Dag i året
daylight-time = Klokkeslett
daylight-previous-day = Forrige dag
daylight-next-day = Neste dag
daylight-winter = 21. des.
daylight-summer = 21. juni
daylight-sun-over = Solen står over { $position }
daylight-no-sunset = solen går ikke ned
daylight-sun-up = solen oppe i { $sun }, borgerlig tussmørke i { $twilight }
daylight-civil = ingen soloppgang, { $twilight } borgerlig tussmørke
daylight-nautical = ingen soloppgang, ikke mer enn { $twilight } nautisk tussmørke
daylight-astronomical = ingen soloppgang, ikke mer enn { $twilight } astronomisk tussmørke
daylight-night = natt hele døgnet
daylight-gregorian = Datoen er etter dagens kalender, den gregorianske, regnet tilbake forbi 15. oktober 1582.
daylight-beyond = Dag og natt regnes bare ut for årene { $first } til { $last }; { $day } er ikke blant dem.

report-nothing = Alt ble lest.
report-rest = Resten av atlaset er åpent. Disse delene ble utelatt eller rettet:
