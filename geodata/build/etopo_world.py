# etopo_world.py ETOPO5.cdf OUT.geojson: isobath polygons (>= depth) of the whole world from NOAA ETOPO5 (public domain),
# on a 15' grid. The map is cut at 180 degrees; polygons are closed along the cut and along 90 degrees north.
import sys,json,netCDF4,numpy as np,contourpy,shapely
from shapely.geometry import Polygon,mapping
d=netCDF4.Dataset(sys.argv[1]); X=np.array(d['ETOPO05_X'][:]); Y=np.array(d['ETOPO05_Y'][:]); Z=np.array(d['ROSE'][:],dtype=float)
assert np.allclose(np.diff(X),1/12) and np.allclose(np.diff(Y),1/12) and len(X)==4320 and len(Y)==2161,'not the ETOPO5 grid'
# longitudes from -180; binomial smoothing over about 30', which wraps around in longitude
o=np.argsort(((X+180)%360)-180); x=(((X+180)%360)-180)[o]; z=Z[:,o]
w=np.array([1,6,15,20,15,6,1])/64
z=sum(np.roll(z,i-3,axis=1)*w[i] for i in range(7))
p=np.pad(z,((3,3),(0,0)),mode='edge'); z=sum(p[i:i+len(Y)]*w[i] for i in range(7))
x,y,z=x[::3],Y[::3],z[::3,::3]
# the column at +180 is the column at -180; a row at a pole is one point, so one value
x=np.append(x,180.0); z=np.hstack([z,z[:,:1]]); z[0,:]=z[0].mean(); z[-1,:]=z[-1].mean()
x=np.round(x,6); x[0]=-180.0; y=np.round(y,6); y[0],y[-1]=-90.0,90.0
g=contourpy.contour_generator(x,y,z,fill_type='OuterOffset'); F=[]
def big(p,least): return p.area*np.cos(np.radians(p.centroid.y))>=least
for depth in (200,1000,2000,3000,4000,5000):
    polys=[]
    for pts,off in zip(*g.filled(-12000,-depth)):
        # interpolation leaves the last bit of the frame open
        for axis,end in ((0,180.0),(1,90.0)):
            v=pts[:,axis]; v[abs(v-end)<1e-9]=end; v[abs(v+end)<1e-9]=-end
        rings=[pts[a:b] for a,b in zip(off,off[1:])]
        if len(rings[0])<4: continue
        q=Polygon(rings[0]); h=[r for r in rings[1:] if len(r)>=4 and big(Polygon(r),0.5)]
        # specks: seamounts and hollows of under half a square degree; a part at the cut belongs to one across it
        if not big(q,0.02 if abs(rings[0][:,0]).max()==180 else 0.5): continue
        q=shapely.make_valid(Polygon(rings[0],h))
        polys+=[s for s in getattr(q,'geoms',[q]) if s.geom_type=='Polygon']
    F.append({'type':'Feature','properties':{'depth':depth},'geometry':mapping(shapely.MultiPolygon(polys))})
json.dump({'type':'FeatureCollection','features':F},open(sys.argv[2],'w')); print('etopo world',[(f['properties']['depth'],len(f['geometry']['coordinates'])) for f in F])
