# axes.py BASE OUT.geojson: where the names of countries may be written. For each country the arcs on its land along
# which its name can be set largest, the best first: three points of a circle on the sphere, and how far, in kilometres,
# everything to both sides of the arc is the country's own land. An arc begins at a pole of inaccessibility, the point
# that is furthest from any border or coast, and runs in the direction, and with the bend, in which the name becomes
# largest; the next one is sought beside it. Distances are measured on the sphere to the edges of both levels that
# names stand on, 50m and, in the region, 10m.
import json,math,sys,numpy as np,shapely
from shapely.geometry import shape,box
base,out=sys.argv[1:3]; only=set(sys.argv[3:])
R=6371.0088; REGION=box(-30,50,60,85)
# Of a text in capitals, in multiples of its size: half its height with what is around it, and a letter with the gap after it
HALF,LETTER=0.66,0.88
load=lambda f: json.load(open(f'{base}/{f}.geojson',encoding='utf8'))['features']
fine={f['properties']['iso_a3']:shape(f['geometry']) for f in load('region/countries_10m')}

def vectors(lon,lat):
    lon,lat=np.radians(lon),np.radians(lat); return np.stack([np.cos(lat)*np.cos(lon),np.cos(lat)*np.sin(lon),np.sin(lat)],-1)
def lonlat(v): return np.degrees(np.arctan2(v[...,1],v[...,0])),np.degrees(np.arctan2(v[...,2],np.hypot(v[...,0],v[...,1])))

class Plane:
    """The equal-area plane about a position, in kilometres."""
    def __init__(self,lon,lat):
        self.up=vectors(lon,lat); east=np.cross([0,0,1],self.up); n=np.linalg.norm(east)
        self.east=east/n if n>1e-9 else np.array([0.,1.,0.]); self.north=np.cross(self.up,self.east)
    def to(self,v):
        k=R*np.sqrt(2/np.maximum(1e-9,1+v@self.up)); return np.stack([k*(v@self.east),k*(v@self.north)],-1)
    def back(self,p):
        p=p/R; rho=np.linalg.norm(p,axis=-1); c=2*np.arcsin(np.minimum(1,rho/2)); s=np.where(rho>1e-12,np.sin(c)/np.maximum(rho,1e-12),1)
        return (s*p[...,0])[...,None]*self.east+(s*p[...,1])[...,None]*self.north+np.cos(c)[...,None]*self.up

def pieces(g): return [p for p in getattr(g,'geoms',[g]) if p.geom_type=='Polygon' and not p.is_empty]

def land(code,coarse):
    """What both levels agree on."""
    if code not in fine or not coarse.intersects(REGION): return coarse
    return shapely.union_all([coarse.difference(REGION),coarse.intersection(fine[code])]).buffer(0)

def edges(g):
    """The edges of polygons as pairs of vectors, none longer than a quarter of a degree."""
    a,b=[],[]
    for p in pieces(shapely.segmentize(g,0.25)):
        for ring in (p.exterior,*p.interiors):
            c=shapely.get_coordinates(ring); v=vectors(c[:,0],c[:,1]); a.append(v[:-1]); b.append(v[1:])
    return np.concatenate(a),np.concatenate(b)

def distance(points,a,b):
    """From each point to the nearest edge, in kilometres: chords within a quarter of a degree are as good as arcs."""
    middle=points[len(points)//2]; far=np.linalg.norm(points-middle,axis=1).max(); to=np.linalg.norm(a-middle,axis=1)
    near=to<=far+min(2.,to.min()+far+.01); a,b=a[near],b[near]
    best=np.full(len(points),np.inf); ab=b-a; l2=np.maximum((ab*ab).sum(1),1e-18)
    for i,p in enumerate(points):
        t=np.clip(((p-a)*ab).sum(1)/l2,0,1); d=p-(a+t[:,None]*ab); best[i]=2*math.asin(min(1,math.sqrt((d*d).sum(1).min())/2))*R
    return best

def circle(three):
    """Points of the arc through three positions, and its length in kilometres: the circle is where a plane cuts the sphere."""
    a,m,b=vectors(*np.array(three).T); n=np.cross(m-a,b-m); l=np.linalg.norm(n)
    pole=n/l; center=pole*(pole@a); x=a-center; r=np.linalg.norm(x); x/=r; y=np.cross(pole,x)
    end=math.atan2((b-center)@y,(b-center)@x)%(2*math.pi)
    t=np.linspace(0,end,max(24,min(400,int(end*r*R/2)))); t=t if end*r*R>1 else np.linspace(0,end,9)
    return center+r*(np.cos(t)[:,None]*x+np.sin(t)[:,None]*y),end*r*R

def field(region,step):
    x0,y0,x1,y1=region.bounds; xs=np.arange(x0-step,x1+2*step,step); ys=np.arange(y0-step,y1+2*step,step)
    X,Y=np.meshgrid(xs,ys); edge=region.boundary; shapely.prepare(region); shapely.prepare(edge)
    inside=shapely.contains_xy(region,X,Y); d=np.zeros(X.shape); d[inside]=shapely.distance(shapely.points(X[inside],Y[inside]),edge)
    return xs,ys,d

def lookup(xs,ys,d,p):
    step=xs[1]-xs[0]; u=(p[...,0]-xs[0])/step; v=(p[...,1]-ys[0])/step
    ok=(u>=0)&(v>=0)&(u<len(xs)-1)&(v<len(ys)-1); u=np.clip(u,0,len(xs)-1.001); v=np.clip(v,0,len(ys)-1.001)
    i,j=u.astype(int),v.astype(int); fu,fv=u-i,v-j
    return np.where(ok,(d[j,i]*(1-fu)+d[j,i+1]*fu)*(1-fv)+(d[j+1,i]*(1-fu)+d[j+1,i+1]*fu)*fv,0)

def seeds(xs,ys,d,count):
    """The poles of inaccessibility: where the distance is greatest, none within reach of a greater one."""
    step=xs[1]-xs[0]; order=np.argsort(d.ravel())[::-1]; found=[]
    for k in order[:4000]:
        j,i=divmod(k,d.shape[1])
        if d[j,i]<=step*0.6 or len(found)>=count: break
        if all(math.hypot(xs[i]-x,ys[j]-y)>0.55*max(d[j,i],1.5*step) for x,y in found): found.append((xs[i],ys[j]))
    return np.array(found)

def walk(p,angle,bend,s):
    """Points of circles in the plane, from p at an angle, with a bend in 1/km, at distances s along them."""
    a=angle[:,None]; k=bend[:,None]; s=s[None,:]; straight=np.abs(k)<1e-9; kk=np.where(straight,1,k)
    x=np.where(straight,s*np.cos(a),(np.sin(a+kk*s)-np.sin(a))/kk); y=np.where(straight,s*np.sin(a),(np.cos(a)-np.cos(a+kk*s))/kk)
    return p[:,None,:]+np.stack([x,y],-1)

def along(p,angle,bend,s):
    """One point of each circle, at its own distance."""
    straight=np.abs(bend)<1e-9; k=np.where(straight,1,bend)
    x=np.where(straight,s*np.cos(angle),(np.sin(angle+k*s)-np.sin(angle))/k); y=np.where(straight,s*np.sin(angle),(np.cos(angle)-np.cos(angle+k*s))/k)
    return p+np.stack([x,y],-1)

def tilt(plane,a,b):
    """How far from a to b differs from due east or west, in degrees."""
    va,vb=plane.back(a),plane.back(b); east=np.cross([0,0,1.],va); east/=np.maximum(1e-9,np.linalg.norm(east,axis=-1,keepdims=True)); d=vb-va
    d/=np.maximum(1e-12,np.linalg.norm(d,axis=-1,keepdims=True)); return np.degrees(np.arccos(np.clip(np.abs((d*east).sum(-1)),0,1)))

def best(plane,xs,ys,d,p,angle,bend,letters,level):
    step=xs[1]-xs[0]; reach=math.hypot(xs[-1]-xs[0],ys[-1]-ys[0]); s=np.arange(1,int(reach/step)+1)*step
    fwd=np.minimum.accumulate(lookup(xs,ys,d,walk(p,angle,bend,s)),1); bwd=np.minimum.accumulate(lookup(xs,ys,d,walk(p,angle,bend,-s)),1)
    top=lookup(xs,ys,d,p); result=(0,)
    for share in 0.88**np.arange(0,16):
        r=top*share; f=(fwd>=r[:,None]).sum(1)*step; b=(bwd>=r[:,None]).sum(1)*step
        # A turn of more than 70 degrees cannot be read.
        most=np.where(np.abs(bend)>1e-9,1.2/np.maximum(np.abs(bend),1e-9),np.inf); over=np.maximum(1,(f+b)/most); f,b=f/over,b/over
        length=f+b; size=np.minimum(r/HALF,length/(LETTER*letters)); score=size*(1+0.15*np.clip(length/(LETTER*letters*np.maximum(size,1e-9))-1,0,2))
        score=score*(1-0.12*np.abs(bend)*length); k=np.argsort(score)[::-1][:200]; q,t,c=p[k],angle[k],bend[k]
        a,m,e=along(q,t,c,-b[k]),along(q,t,c,(f[k]-b[k])/2),along(q,t,c,f[k]); slope=np.maximum(tilt(plane,a,a+0.1*(m-a)),tilt(plane,e,e+0.1*(m-e)))
        worth=score[k]*(np.interp(slope,[0,12,35,60,75,82,90],[1,.97,.82,.74,.55,.3,.25]) if not level else np.interp(slope,[0,14,14.01],[1,.85,0]))
        i=int(np.argmax(worth))
        if worth[i]>result[0]: result=(float(worth[i]),a[i],m[i],e[i],float(r[k[i]]),float(slope[i]),float(q[i,0]),float(q[i,1]),float(t[i]),float(c[i]))
    return result

def search(plane,xs,ys,d,letters,level):
    poles=seeds(xs,ys,d,16)
    if len(poles)==0: return (0,)
    size=math.hypot(xs[-1]-xs[0],ys[-1]-ys[0]); angles=np.arange(0,math.pi,math.pi/(18 if not level else 45)); bends=np.array([0,1,-1,2.2,-2.2])/size
    if level: angles=angles[(angles<0.5)|(angles>math.pi-0.5)]
    P,A,K=[v.ravel() for v in np.meshgrid(np.arange(len(poles)),angles,bends,indexing='ij')]
    found=best(plane,xs,ys,d,poles[P],A,K,letters,level); rng=np.random.default_rng(1)
    for spread in (1,.4):
        if found[0]==0: break
        x,y,a,k=found[6:]; n=120; near=np.stack([x+rng.normal(0,spread*found[4]*.7,n),y+rng.normal(0,spread*found[4]*.7,n)],-1)
        again=best(plane,xs,ys,d,near,a+rng.normal(0,spread*.12,n),k+rng.normal(0,spread*.8/size,n),letters,level)
        if again[0]>found[0]: found=again
    return found

def without(d,grid,found,share):
    """The distances where a share of the width of what was found is taken."""
    return np.minimum(d,np.maximum(0,shapely.distance(grid,shapely.LineString(np.stack(found[1:4])))-share*found[4]))

def strip(plane,found,a,b,inside):
    """Three rounded positions and the room beside the arc through them; none where that has none."""
    three=[[round(float(v),3) for v in lonlat(plane.back(p))] for p in found[1:4]]
    lons=[p[0] for p in three]
    if max(lons)-min(lons)>180 or len({tuple(p) for p in three})<3: return None
    points,length=circle(three)
    if length>1.7*R or not shapely.contains_xy(inside,*lonlat(points)).all(): return None
    gap=length/(len(points)-1); room=(distance(points,a,b).min()-gap/2)*0.985
    return (three,math.floor(room*10)/10,length) if room>0.3 else None

features=[]; total=0
for country in load('world/countries_50m'):
    code=country['properties']['iso_a3']; name=country['properties']['name_short']; letters=len(name)
    if only and code not in only: continue
    coarse=shape(country['geometry']); own=land(code,coarse); parts=sorted(pieces(own),key=lambda p:-p.area*math.cos(math.radians(p.centroid.y)))
    a,b=edges(own); found=[]
    area=lambda p: p.area*math.cos(math.radians(p.centroid.y))
    for part in [p for p in parts[:6] if area(p)>=0.02*area(parts[0])]:
        c=part.centroid; plane=Plane(c.x,c.y if abs(c.y)<75 or code!='ATA' else -90)
        flat=shapely.transform(shapely.segmentize(part,0.5),lambda xy: plane.to(vectors(xy[:,0],xy[:,1]))).buffer(0)
        if flat.is_empty: continue
        flat=max(pieces(flat),key=lambda p:p.area); x0,y0,x1,y1=flat.bounds; step=max(x1-x0,y1-y0)/90
        xs,ys,d=field(flat,step); km=math.sqrt(flat.area); most=2+int(km/350); taken=d.copy(); X,Y=np.meshgrid(xs,ys); G=shapely.points(X,Y); first=None
        for turn in range(most):
            hit=search(plane,xs,ys,taken,letters,False)
            if hit[0]==0 or (first and hit[0]<0.25*first): break
            first=first or hit[0]; got=strip(plane,hit,a,b,part)
            if got: found.append((hit[0],*got,hit[5]))
            if hit[5]>20:
                flatter=search(plane,xs,ys,taken,letters,True); got=strip(plane,flatter,a,b,part) if flatter[0]>0 else None
                if got and flatter[0]>0.25*first: found.append((flatter[0]*.98,*got,flatter[5])); taken=without(taken,G,flatter,.5)
            taken=without(taken,G,hit,1)
    found.sort(key=lambda f:-f[0])
    if found: found=[f for f in found if f[0]>=0.25*found[0][0]][:7]
    for score,three,room,length,t in found:
        features.append({'type':'Feature','properties':{'iso_a3':code,'half_width_km':room},'geometry':{'type':'LineString','coordinates':three}})
    print(code,name,[(round(f[0]),f[2],round(f[3]),round(f[4])) for f in found],flush=True)
with open(out,'w',encoding='utf8') as file:
    file.write('{"type":"FeatureCollection","features":[\n'+',\n'.join(json.dumps(f,separators=(',',':')) for f in features)+'\n]}\n')
print(len(features))
