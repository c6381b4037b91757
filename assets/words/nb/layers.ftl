### Kartlag og tegnforklaring

layers-heading = Kartlag
layers-reset = Tilbakestill
layers-count = { $count ->
    [one] { $count } sted
   *[other] { $count } steder
}
layer-settings = Dekkevne og rekkefølge for { $layer }
layer-opacity = Dekkevne { $percent } %
layer-opacity-of = Dekkevne for { $layer }
layer-percent = { $percent } %
layer-up = Flytt opp
layer-down = Flytt ned
layer-move-up = Flytt { $layer } opp
layer-move-down = Flytt { $layer } ned
layer-kind-count = { $kind } ({ $count })

base-heading = Grunnkart
base-coast = Kyst
base-land = Land
base-disputed = Omstridt eller okkupert
part-depths = Havdybde i meter
part-lakes = Innsjøer
part-rivers = Elver
part-story-land = Landene artikkelen handler om
part-borders = Riksgrenser
part-inner-borders = Grenser innenfor land
part-graticule = Lengde- og breddegrader
part-reference-lines = Polarsirkelen og andre referanselinjer
part-country-names = Navn på land
part-sea-names = Navn på hav
part-town-names = Navn på byer og tettsteder
part-nearer = Zoom inn for å se
part-in-region = Bare nord i Europa

legend-status = Hvor sikkert det er som fortelles
legend-precision = Hvor sikker plasseringen er
legend-daylight = Dag og natt
legend-night = Dag, tre trinn av tussmørke, natt
legend-terminator = Der sola står opp eller går ned
legend-polar-line = Hvor langt mørketid eller midnattssol når

layers-projection = Projeksjon
layers-true-size = Sann størrelse
layers-compare = Sammenlign et land med Web Mercator
layers-credits = Kilder

credit-base = Laget med Natural Earth, fri for opphavsrett.
credit-depths = Dybder: NOAA ETOPO5, fri for opphavsrett.
credit-settlements = Byer og tettsteder: GeoNames, CC BY 4.0.
credit-borders = Grenser slik Natural Earth tegner dem fra tysk synspunkt: Krim er tegnet som ukrainsk, okkupert av Russland.
credit-line = Natural Earth · ETOPO5 · GeoNames CC BY 4.0
credit-crimea = Krim er ukrainsk, okkupert
