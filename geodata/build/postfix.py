# postfix.py FILE...: drop null/empty geometries, make valid, RFC 7946 winding, no edge over 180 degrees, minify, in place
import json,math,sys,shapely
from shapely.geometry import shape,mapping
def lst(x): return [lst(i) for i in x] if isinstance(x,(list,tuple)) else (int(x) if x==int(x) else x)
def ring(r):
    # an edge along a pole may be 360 degrees long: a point every 90
    out=[r[0]]
    for a,b in zip(r,r[1:]):
        n=math.ceil(abs(b[0]-a[0])/90) if abs(b[0]-a[0])>180 else 1
        out+=[[a[0]+(b[0]-a[0])*i/n,a[1]+(b[1]-a[1])*i/n] for i in range(1,n)]+[b]
    return out
def split(g):
    ps={'Polygon':[g['coordinates']],'MultiPolygon':g['coordinates']}.get(g['type'],[])
    for p in ps: p[:]=[ring(r) for r in p]
    return g
for f in sys.argv[1:]:
    d=json.load(open(f)); fs=[]
    if d['type']=='GeometryCollection': d={'type':'FeatureCollection','features':[{'type':'Feature','properties':{},'geometry':g} for g in d['geometries']]}
    for ft in d['features']:
        g=ft.get('geometry')
        if not g or not g.get('coordinates'): continue
        s=shape(g)
        if s.is_empty: continue
        if not s.is_valid:
            s=shapely.make_valid(s)
            if s.geom_type=='GeometryCollection': s=shapely.union_all([q for q in s.geoms if q.geom_type in('Polygon','MultiPolygon')])
        if s.geom_type in('Polygon','MultiPolygon'): s=shapely.orient_polygons(s)
        m=mapping(s); g=split({'type':m['type'],'coordinates':lst(m['coordinates'])}); g['coordinates']=lst(g['coordinates']); ft['geometry']=g; fs.append(ft)
    d['features']=fs; d.pop('bbox',None)
    json.dump(d,open(f,'w'),ensure_ascii=False,separators=(',',':'))
