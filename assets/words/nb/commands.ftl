### Kommandoer: tekst og forklaring, slik meny, søk og hjelp viser dem

group-read = Artikkel og steder
group-show = På kartet
group-tools = Verktøy
group-app = High North
group-move = Flytte kartet

command-article = Artikkel
    .tooltip = Vis eller skjul artikkelen
command-next-place = Neste sted
    .tooltip = Åpne artikkelens neste sted
command-previous-place = Forrige sted
    .tooltip = Åpne artikkelens forrige sted
command-larger-text = Større tekst
    .tooltip = Tegn alt som kan leses, én størrelse større
command-smaller-text = Mindre tekst
    .tooltip = Tegn alt som kan leses, én størrelse mindre

command-layers = Kartlag og tegnforklaring
    .tooltip = Vis eller skjul kartlagene og hva tegnene betyr
command-reset-layers = Tilbakestill kartlag
    .tooltip = Tegn alle kartlag og hele grunnkartet som ved start
command-projection = Kartprojeksjon
    .tooltip = Flatetro, globus, stereografisk, avstandstro eller web-Mercator
command-daylight = Dag og natt
    .tooltip = Vis eller skjul hvor det er natt, på en dag du velger
command-theme = Utseende
    .tooltip = Polarnatt, papir eller høy kontrast

command-measure = Mål
    .tooltip = Mål avstand, retning og areal på kartet
command-take-back-point = Angre et punkt
    .tooltip = Fjern det siste målepunktet
command-compare = Slik Mercator ser det
    .tooltip = Et lands virkelige størrelse ved siden av den nettkart gir det

command-settings = Innstillinger
    .tooltip = Utseende, tekststørrelse, enheter, språk og bevegelse
command-reduced-motion = Redusert bevegelse
    .tooltip = Gå dit du vil med én gang, uten flyvning og glid
command-language = Språk: English
    .tooltip = Use English
command-full-screen = Fullskjerm
    .tooltip = Bruk hele skjermen, eller gi den tilbake
command-menu = Meny
    .tooltip = Alt som kan gjøres, med hurtigtaster
command-report = Det som ikke kunne leses
    .tooltip = Feil i atlaset eller en lenke, med hva som kan gjøres
command-help = Hurtigtaster
    .tooltip = Vis eller skjul listen over taster
command-close = Lukk
    .tooltip = Lukk kortet eller det øverste panelet

command-home = Startvisning
    .tooltip = Gå til visningen kartet åpner med
command-north-up = Nord opp
    .tooltip = Vri kartet slik at nord er opp
command-zoom-in = Zoom inn
    .tooltip = Dobbelt så stor målestokk
command-zoom-out = Zoom ut
    .tooltip = Halvparten så stor målestokk
command-zoom-far-out = Zoom langt ut
    .tooltip = En fjerdedel av målestokken
command-turn-left = Vri mot venstre
    .tooltip = Vri kartet 15°
command-turn-right = Vri mot høyre
    .tooltip = Vri kartet 15°
command-pan-west = Flytt mot vest
    .tooltip = Flytt kartet 100 piksler
command-pan-east = Flytt mot øst
    .tooltip = Flytt kartet 100 piksler
command-pan-north = Flytt mot nord
    .tooltip = Flytt kartet 100 piksler
command-pan-south = Flytt mot sør
    .tooltip = Flytt kartet 100 piksler
