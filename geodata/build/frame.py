# frame.py FILE...: thins the vertices that lie on the frame of the world (180 degrees, poles) to one in ten degrees, in
# place. What is left keeps the frame closed, and no edge is longer than 180 degrees.
import json,sys
def on(a,b):
    return (abs(a[0])==180 and a[0]==b[0]) or (abs(a[1])==90 and a[1]==b[1])
def thin(r):
    r=[[round(v,2) for v in p] for p in r[:-1]]
    # start away from the frame or at a corner of it, so that no run of frame vertices is split by the ring's start
    n=len(r); k=next((i for i in range(n) if not on(r[i-1],r[i])),0); r=r[k:]+r[:k]; out=[]
    for i,p in enumerate(r):
        a,b=r[i-1],r[(i+1)%n]
        straight=on(a,p) and on(p,b) and (a[0]==b[0] or a[1]==b[1])
        if straight and p[0]%10 and abs(p[1])==90: continue
        if straight and p[1]%10 and abs(p[0])==180: continue
        if not out or out[-1]!=p: out.append(p)
    return out+[out[0]]
for f in sys.argv[1:]:
    d=json.load(open(f))
    for ft in d['features']:
        g=ft['geometry']; ps=g['coordinates'] if g['type']=='MultiPolygon' else [g['coordinates']]
        g['type']='MultiPolygon'; g['coordinates']=[p for p in ([t for t in map(thin,p) if len(t)>=4] for p in ps) if p]
    json.dump(d,open(f,'w'),separators=(',',':'))
