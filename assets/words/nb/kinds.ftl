### Hva steder er, og hvor sikker plasseringen er

kind-town = By eller tettsted
kind-base = Base
kind-port = Havn
kind-border-crossing = Grensestasjon
kind-border = Grense
kind-sea = Havområde
kind-strait = Sund
kind-country = Land
kind-region = Region
kind-line = Linje
kind-ship = Skip
kind-exercise = Øvelse
kind-agreement = Avtale
kind-incident = Hendelse
kind-other = Sted

precision-surveyed = Innmålt posisjon
precision-approximate = Omtrentlig posisjon
precision-segment = Et sted langs denne linjen
precision-area = Et område, ikke et punkt
precision-schematic = Skjematisk: en skisse, ikke en posisjon

status-confirmed = Bekreftet av dem det gjelder, eller av flere kilder
status-reported = Meldt, ikke bekreftet
status-disputed = Omstridt: kildene er uenige

theme-polar-night = Polarnatt
theme-paper = Papir
theme-high-contrast = Høy kontrast

projection-laea = Flatetro
    .explanation = Hver kvadratcentimeter dekker like mye land som alle andre; på lang avstand en globus
projection-ortho = Globus
    .explanation = Jorden sett langt bortefra
projection-stere = Stereografisk
    .explanation = Vinkler og små former er riktige; størrelsen vokser bort fra midten
projection-aeqd = Avstandstro
    .explanation = Avstander fra midten av kartet er riktige
projection-merc = Web-Mercator
    .explanation = Slik nettkart tegner: jo nærmere polen, desto større

units-metric-nautical = Kilometer og nautiske mil
units-nautical-statute = Nautiske mil og engelske mil
units-statute-metric = Engelske mil og kilometer

notation-decimal-degrees = Desimalgrader
notation-degrees-minutes-seconds = Grader, minutter og sekunder
notation-degrees-decimal-minutes = Grader og desimalminutter
notation-utm = UTM, eller UPS ved polene
notation-mgrs = MGRS
