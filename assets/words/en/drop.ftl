### Files that are dropped on the map

drop-title = Your files
drop-hint = Drop to add to the map
drop-hint-more = GeoJSON files, one or several
drop-open = Open a GeoJSON file …
drop-also = You can also drop files on the map. They stay on this computer.
drop-path = Path of a GeoJSON file
drop-add = Add

drop-reading = Reading { $name }
drop-drawing = Drawing { $name }
drop-progress = { $done } of { $total } MB
drop-cancel = Cancel
drop-cancel-name = Cancel { $name }
drop-remove = Remove
drop-remove-name = Remove { $name }
drop-zoom = Zoom to it
drop-zoom-name = Zoom to { $name }

drop-features = { $count ->
    [one] One feature
   *[other] { $number } features
}
drop-positions = { $count ->
    [one] one position
   *[other] { $number } positions
}
drop-megabytes = { $size } MB
drop-kilobytes = { $size } kB
drop-type-point = { $count ->
    [one] 1 point
   *[other] { $number } points
}
drop-type-multipoint = { $count ->
    [one] 1 set of points
   *[other] { $number } sets of points
}
drop-type-linestring = { $count ->
    [one] 1 line
   *[other] { $number } lines
}
drop-type-multilinestring = { $count ->
    [one] 1 set of lines
   *[other] { $number } sets of lines
}
drop-type-polygon = { $count ->
    [one] 1 polygon
   *[other] { $number } polygons
}
drop-type-multipolygon = { $count ->
    [one] 1 set of polygons
   *[other] { $number } sets of polygons
}
drop-type-geometrycollection = { $count ->
    [one] 1 collection
   *[other] { $number } collections
}
drop-without-geometry = { $number } without a geometry
drop-extent = From { $from } to { $to }
drop-keys = Properties: { $keys }
drop-keys-more = Properties: { $keys } and { $number } more
drop-thinned = Lines are drawn with positions at least { $distance } apart
drop-warnings = { $count ->
    [one] One warning
   *[other] { $number } warnings
}
drop-warning = Line { $line }: { $text }
drop-warning-more = … and { $number } more like it
drop-unnamed = Feature on line { $line }
drop-no-properties = It has no properties.
drop-more-properties = … and { $number } more
drop-from = From { $name }, line { $line }

drop-fault-truncated = the file ends in the middle; what stands before is shown. Fetch it again.
drop-fault-not-json = this is no JSON and was left out
drop-fault-not-a-feature = this is no feature and was left out
drop-fault-not-utf8 = the letters are not UTF-8; they were read as Windows-1252
drop-fault-no-geometry = it has no geometry, and so no place on the map
drop-fault-empty-geometry = its geometry has no positions
drop-fault-unknown-type = “{ $type }” is no type of geometry
drop-fault-bad-properties = its properties are no object and were left out
drop-fault-not-a-number = a number is NaN or infinite, which JSON does not have; it was left out
drop-fault-bad-coordinates = its coordinates do not go with its type
drop-fault-decimal-commas = { $position } is four numbers; it looks like two with decimal commas, which JSON does not have
drop-fault-too-deep = its collections are nested too deep
drop-fault-out-of-range = { $position } is not on the Earth
drop-fault-swapped = { $position } is not on the Earth; longitude comes first
drop-fault-projected = { $position } looks like metres; reproject the file to WGS 84
drop-fault-beyond-antimeridian = { $position } lies beyond 180°; it is drawn where the Earth goes on
drop-fault-short-line = a line needs two positions or more
drop-fault-short-ring = a ring needs four positions or more
drop-fault-unclosed-ring = a ring ends elsewhere than it begins; it was closed
drop-fault-null-island = it lies at 0° N 0° E, where programs put what they cannot find; the map does not go there for it
drop-fault-short-way = an edge of more than 180° was taken to go the short way, across the antimeridian
drop-fault-round-pole = a ring goes round the pole; it was filled up to there
drop-fault-long-edge = an edge goes the long way round, as it is written; cut it at 180° if it should not
drop-fault-tangled = its rings cross, or a hole lies outside; it is filled by the even-odd rule, within its outline
drop-fault-too-many-styles = too many styles; it is drawn like the rest

drop-refused-empty = { $name } is empty; save it again where it comes from.
drop-refused-not-json = { $name } is no JSON from line { $line } on; mend it there, or export it again.
drop-refused-truncated = { $name } ends on line { $line } before anything of it can be shown; fetch it again.
drop-refused-topojson = { $name } is TopoJSON; convert it to GeoJSON, as with topo2geo or mapshaper.
drop-refused-esri-json = { $name } is Esri’s JSON; ask the service for f=geojson, or convert it with ogr2ogr.
drop-refused-kml = { $name } is KML; convert it: ogr2ogr out.geojson in.kml.
drop-refused-gpx = { $name } is GPX; convert it: ogr2ogr out.geojson in.gpx tracks.
drop-refused-xml = { $name } is XML or a web page, not GeoJSON; look whether the download went wrong.
drop-refused-zip = { $name } is an archive; unpack it, and convert a shapefile with ogr2ogr out.geojson in.shp.
drop-refused-gzip = { $name } is compressed; unpack it first: gunzip.
drop-refused-utf16 = { $name } is in UTF-16; save it as UTF-8.
drop-refused-json = { $name } is JSON, but not GeoJSON: its type must be FeatureCollection, Feature or a geometry.
drop-refused-unknown = { $name } is not GeoJSON; convert it, as with ogr2ogr out.geojson.
drop-refused-foreign-crs = { $name } names its coordinate reference system “{ $crs }”, which cannot be drawn; reproject it: ogr2ogr -t_srs EPSG:4326 out.geojson in.geojson.
drop-refused-no-features = { $name } has no features; export it again where it comes from.
drop-refused-too-long = { $name } has a single value, on line { $line }, that is too long to be held; split it.
drop-refused-unreadable = { $name } cannot be read ({ $reason }); look whether it is still there and yours to read.
drop-refused-folder = { $name } is a folder; drop the GeoJSON files in it. An atlas is opened with high-north and its folder.
drop-refused-not-a-file = { $name } is a pipe or a device, not a file; save what comes from it in a file first.
drop-refused-elsewhere = { $name } is on another computer; save the file on this one first.
drop-refused-atlas = { $name } belongs to an atlas; open it with high-north and its folder.
drop-refused-stopped = { $name } was stopped; drop it again.
