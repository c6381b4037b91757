### Filer som slippes på kartet

drop-title = Dine filer
drop-hint = Slipp for å legge til på kartet
drop-hint-more = GeoJSON-filer, én eller flere
drop-open = Åpne en GeoJSON-fil …
drop-also = Du kan også slippe filer på kartet. De blir på denne maskinen.
drop-path = Banen til en GeoJSON-fil
drop-add = Legg til

drop-reading = Leser { $name }
drop-drawing = Tegner { $name }
drop-progress = { $done } av { $total } MB
drop-cancel = Avbryt
drop-cancel-name = Avbryt { $name }
drop-remove = Fjern
drop-remove-name = Fjern { $name }
drop-zoom = Zoom til
drop-zoom-name = Zoom til { $name }

drop-features = { $count ->
    [one] Ett objekt
   *[other] { $number } objekter
}
drop-positions = { $count ->
    [one] én posisjon
   *[other] { $number } posisjoner
}
drop-megabytes = { $size } MB
drop-kilobytes = { $size } kB
drop-type-point = { $count ->
    [one] 1 punkt
   *[other] { $number } punkter
}
drop-type-multipoint = { $count ->
    [one] 1 punktsamling
   *[other] { $number } punktsamlinger
}
drop-type-linestring = { $count ->
    [one] 1 linje
   *[other] { $number } linjer
}
drop-type-multilinestring = { $count ->
    [one] 1 linjesamling
   *[other] { $number } linjesamlinger
}
drop-type-polygon = { $count ->
    [one] 1 polygon
   *[other] { $number } polygoner
}
drop-type-multipolygon = { $count ->
    [one] 1 polygonsamling
   *[other] { $number } polygonsamlinger
}
drop-type-geometrycollection = { $count ->
    [one] 1 blandet samling
   *[other] { $number } blandede samlinger
}
drop-without-geometry = { $number } uten geometri
drop-extent = Fra { $from } til { $to }
drop-keys = Egenskaper: { $keys }
drop-keys-more = Egenskaper: { $keys } og { $number } til
drop-thinned = Linjer tegnes med minst { $distance } mellom posisjonene
drop-warnings = { $count ->
    [one] Én advarsel
   *[other] { $number } advarsler
}
drop-warning = Linje { $line }: { $text }
drop-warning-more = … og { $number } til av samme slag
drop-unnamed = Objekt på linje { $line }
drop-no-properties = Det har ingen egenskaper.
drop-more-properties = … og { $number } til
drop-from = Fra { $name }, linje { $line }

drop-fault-truncated = filen slutter midt i; det som står foran, vises. Hent den på nytt.
drop-fault-not-json = dette er ikke JSON og ble utelatt
drop-fault-not-a-feature = dette er ikke noe objekt og ble utelatt
drop-fault-not-utf8 = bokstavene er ikke UTF-8; de ble lest som Windows-1252
drop-fault-no-geometry = det har ingen geometri og derfor ingen plass på kartet
drop-fault-empty-geometry = geometrien har ingen posisjoner
drop-fault-unknown-type = «{ $type }» er ingen geometritype
drop-fault-bad-properties = egenskapene er ikke noe JSON-objekt og ble utelatt
drop-fault-not-a-number = et tall er NaN eller uendelig, som JSON ikke har; det ble utelatt
drop-fault-bad-coordinates = koordinatene passer ikke til typen
drop-fault-decimal-commas = { $position } er fire tall; det ser ut som to med desimalkomma, som JSON ikke har
drop-fault-too-deep = samlingene ligger for dypt i hverandre
drop-fault-out-of-range = { $position } ligger ikke på jorden
drop-fault-swapped = { $position } ligger ikke på jorden; lengdegraden kommer først
drop-fault-projected = { $position } ser ut som meter; transformer filen til WGS 84
drop-fault-beyond-antimeridian = { $position } ligger forbi 180°; det tegnes der jorden går videre
drop-fault-short-line = en linje trenger to posisjoner eller flere
drop-fault-short-ring = en ring trenger fire posisjoner eller flere
drop-fault-unclosed-ring = en ring slutter et annet sted enn den begynner; den ble lukket
drop-fault-null-island = det ligger på 0° N 0° Ø, der programmer legger det de ikke finner; kartet går ikke dit for det
drop-fault-short-way = en kant på mer enn 180° ble lest som den korte veien, over datolinjen
drop-fault-round-pole = en ring går rundt polen; den ble fylt helt dit
drop-fault-long-edge = en kant går den lange veien rundt, slik den er skrevet; del den ved 180° hvis den ikke skal det
drop-fault-tangled = ringene krysser hverandre, eller et hull ligger utenfor; det fylles etter partall–oddetall-regelen, innenfor omrisset
drop-fault-too-many-styles = for mange stiler; det tegnes som resten

drop-refused-empty = { $name } er tom; lagre den på nytt der den kommer fra.
drop-refused-not-json = { $name } er ikke JSON fra linje { $line }; rett den der, eller eksporter den på nytt.
drop-refused-truncated = { $name } slutter på linje { $line }, før noe av den kan vises; hent den på nytt.
drop-refused-topojson = { $name } er TopoJSON; gjør den om til GeoJSON, for eksempel med topo2geo eller mapshaper.
drop-refused-esri-json = { $name } er Esris JSON; be tjenesten om f=geojson, eller gjør den om med ogr2ogr.
drop-refused-kml = { $name } er KML; gjør den om: ogr2ogr ut.geojson inn.kml.
drop-refused-gpx = { $name } er GPX; gjør den om: ogr2ogr ut.geojson inn.gpx tracks.
drop-refused-xml = { $name } er XML eller en nettside, ikke GeoJSON; se om nedlastingen gikk galt.
drop-refused-zip = { $name } er et arkiv; pakk det ut, og gjør om en shapefil med ogr2ogr ut.geojson inn.shp.
drop-refused-gzip = { $name } er komprimert; pakk den ut først: gunzip.
drop-refused-utf16 = { $name } er i UTF-16; lagre den som UTF-8.
drop-refused-json = { $name } er JSON, men ikke GeoJSON: typen må være FeatureCollection, Feature eller en geometri.
drop-refused-unknown = { $name } er ikke GeoJSON; gjør den om, for eksempel med ogr2ogr ut.geojson.
drop-refused-foreign-crs = { $name } oppgir koordinatsystemet «{ $crs }», som ikke kan tegnes; transformer den: ogr2ogr -t_srs EPSG:4326 ut.geojson inn.geojson.
drop-refused-no-features = { $name } har ingen objekter; eksporter den på nytt der den kommer fra.
drop-refused-too-long = { $name } har én verdi, på linje { $line }, som er for lang; del den opp.
drop-refused-unreadable = { $name } kan ikke leses ({ $reason }); se om den fortsatt finnes og om du har lov til å lese den.
drop-refused-folder = { $name } er en mappe; slipp GeoJSON-filene i den. Et atlas åpnes med high-north og mappen.
drop-refused-not-a-file = { $name } er et rør eller en enhet, ikke en fil; lagre det som kommer derfra, i en fil først.
drop-refused-elsewhere = { $name } ligger på en annen maskin; lagre filen på denne først.
drop-refused-atlas = { $name } hører til et atlas; åpne det med high-north og mappen.
drop-refused-stopped = { $name } ble stoppet; slipp den på nytt.
