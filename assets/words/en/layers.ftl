### Layers and legend

layers-heading = Layers
layers-reset = Reset
layers-count = { $count ->
    [one] { $count } place
   *[other] { $count } places
}
layer-settings = Opacity and order of { $layer }
layer-opacity = Opacity { $percent }%
layer-opacity-of = Opacity of { $layer }
layer-percent = { $percent }%
layer-up = Move up
layer-down = Move down
layer-move-up = Move { $layer } up
layer-move-down = Move { $layer } down
layer-kind-count = { $kind } ({ $count })

base-heading = Base map
base-coast = Coast
base-land = Land
base-disputed = Disputed or occupied
part-depths = Depth of the sea in metres
part-lakes = Lakes
part-rivers = Rivers
part-story-land = Countries of the article
part-borders = Borders between countries
part-inner-borders = Borders within countries
part-graticule = Meridians and parallels
part-reference-lines = Arctic Circle and lines of reference
part-country-names = Names of countries
part-sea-names = Names of seas
part-town-names = Names of towns
part-nearer = Zoom in to see
part-in-region = Only in the north of Europe

legend-status = How sure is it what is told
legend-precision = How sure is a position
legend-daylight = Day and night
legend-night = Day, three steps of twilight, night
legend-terminator = Where the Sun rises or sets
legend-polar-line = Reach of polar night or midnight sun

layers-projection = Projection
layers-true-size = True size
layers-compare = Compare a country with Web Mercator
layers-credits = Credits

credit-base = Made with Natural Earth, public domain.
credit-depths = Depths: NOAA ETOPO5, public domain.
credit-settlements = Settlements: GeoNames, CC BY 4.0.
credit-borders = Borders as in Natural Earth’s German point of view: Crimea is drawn as Ukraine’s, occupied by Russia.
credit-line = Natural Earth · ETOPO5 · GeoNames CC BY 4.0
credit-crimea = Crimea is Ukraine’s, occupied
