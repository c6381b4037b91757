### Fortelling

story-which = Trinn { $number } av { $count }
story-step = Trinn { $number }: { $title }
story-list = Liste over alle trinn
story-pause = Stans fortellingen

time-first = Første dag som vises
time-last-day = Siste dag som vises
time-day = Dag
time-hold = Stans tiden
time-pace = { $times ->
    [one] Tiden i vanlig tempo
   *[other] Tiden { $times } ganger så fort
}
time-count = { $shown } av { $count } hendelser
time-last = Sist: { $date }, { $name }
time-and-more = { $name } og { $count } til
time-nothing-dated = Ingenting i dette atlaset har en dato.
time-hidden-places = { $count ->
    [one] Ett sted er fra en annen tid.
   *[other] { $count } steder er fra en annen tid.
}
time-show-all = Vis alle tider
