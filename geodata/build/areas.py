# areas.py BASE OUT.geojson: the geometries that the atlas's own layers take from the base map, one feature per id.
# Sea areas: the named seas of Natural Earth are drawn coarser than the coast, so each is widened a little and then
# cut by the land of the same base map; neighbours are simplified together, so that they share their edges.
import json,sys,shapely
from shapely.geometry import shape,box,mapping
base,out=sys.argv[1:3]
load=lambda f: json.load(open(f'{base}/{f}.geojson',encoding='utf8'))['features']
seas={f['properties']['name']:shape(f['geometry']) for f in load('region/seas_10m')}
land=shapely.union_all([shape(f['geometry']) for f in load('region/land_10m')])

def polygons(g): return [p for p in getattr(g,'geoms',[g]) if p.geom_type=='Polygon']
def tidy(g,smallest,island):
    # parts and islands under these sizes (square degrees) would be specks
    return shapely.MultiPolygon([shapely.Polygon(p.exterior,[h for h in p.interiors if shapely.Polygon(h).area>=island])
        for p in polygons(g) if p.area>=smallest])
def rounded(g,digits):
    g=shapely.make_valid(shapely.set_precision(g,10**-digits))
    g=shapely.orient_polygons(shapely.MultiPolygon(polygons(g))) if g.geom_type in('MultiPolygon','Polygon','GeometryCollection') else g
    return g.geoms[0] if hasattr(g,'geoms') and len(g.geoms)==1 else g
def feature(id,g,digits=3):
    cut=lambda c: [cut(i) for i in c] if isinstance(c[0],(list,tuple)) else [round(v,digits) for v in c]
    m=mapping(rounded(g,digits)) if 'Polygon' in g.geom_type else mapping(g)
    return {'type':'Feature','id':id,'properties':{},'geometry':{'type':m['type'],'coordinates':cut(m['coordinates'])}}

# ---- Baltic: the named seas, and the Belts and the Bight of Kiel, which have no polygon of their own
water=box(9.4,53.5,30.4,66.0).difference(land)
parts={'baltic-sentry-gulf-of-bothnia':['Gulf of Bothnia'],'baltic-sentry-gulf-of-finland':['Gulf of Finland'],
    'baltic-sentry-gulf-of-riga':['Gulf of Riga'],'baltic-sentry-baltic-proper':['Baltic Sea'],
    'baltic-sentry-danish-straits':['Kattegat','Øresund','Mecklenburger Bucht']}
union={k:shapely.union_all([seas[n] for n in v]) for k,v in parts.items()}
belts=box(9.4,54.2,11.4,56.1).union(box(11.4,54.8,12.25,55.4))
union['baltic-sentry-danish-straits']=union['baltic-sentry-danish-straits'].union(belts)
others=shapely.union_all([seas[n] for n in ('Skagerrak','Stettiner Haff','Vistula Lagoon')])
taken=others; areas={}
for id,g in union.items():
    rest=shapely.union_all([u for k,u in union.items() if k!=id])
    # its own polygon first, then what the widening adds where nobody else has a claim
    g=g.difference(taken).union(g.buffer(0.12).difference(rest).difference(others))
    g=g.intersection(water).difference(shapely.union_all(list(areas.values())) if areas else shapely.Polygon())
    areas[id]=tidy(g,0.01,0.004); taken=shapely.union_all([taken,areas[id]])
simple=dict(zip(areas,shapely.coverage_simplify(list(areas.values()),0.012)))
whole=tidy(shapely.union_all([g.buffer(0.01) for g in simple.values()]).buffer(-0.01),0.05,0.02).simplify(0.02)
# ---- Black Sea, from the world's 50m land
land50=shapely.union_all([shape(f['geometry']) for f in load('world/land_50m')])
rough=[shape(f['geometry']) for f in load('world/seas_110m') if f['properties']['name'] in('Black Sea',)]
black=max(polygons(shapely.union_all(rough).buffer(0.15).difference(land50).difference(
    shapely.union_all([shape(f['geometry']) for f in load('world/seas_110m') if f['properties']['name'] in('Sea of Azov','Bosporus','Sea of Marmara')]))),key=lambda p:p.area).simplify(0.02)
border=[shape(f['geometry']) for f in load('region/borders_10m') if {f['properties']['a'],f['properties']['b']}=={'NOR','RUS'}]
F=[feature(k,g) for k,g in simple.items()]+[feature('baltic-sea',whole,2),feature('black-sea',shapely.Polygon(black.exterior),2),
    feature('norway-russia-border',shapely.line_merge(shapely.union_all(border)),4)]
json.dump({'type':'FeatureCollection','features':F},open(out,'w',encoding='utf8'),separators=(',',':'))
for f in F:
    g=shape(f['geometry']); print(f['id'],g.geom_type,len(getattr(g,'geoms',[1])),shapely.get_num_coordinates(g),g.is_valid,round(g.area,2),[round(b,2) for b in g.bounds])
