# mend.py KIND IN.geojson OUT.geojson: names that the sources spoil (letters lost or read with the wrong table, misprints,
# line breaks) and one name for another place, mended from mend.json; KIND is one of its tables. Drops empty features.
import json,os,sys
kind,src,out=sys.argv[1:4]
table=json.load(open(os.path.join(os.path.dirname(os.path.abspath(__file__)),'mend.json'),encoding='utf8'))[kind]
d=json.load(open(src,encoding='utf8'))
for f in d['features']:
    p=f['properties']
    for k,v in p.items():
        if isinstance(v,str): v=' '.join(v.split()); p[k]=table.get(v,v) if k in('name','adm1name','a','b') else v
d['features']=[f for f in d['features'] if f['geometry']]
json.dump(d,open(out,'w',encoding='utf8'),ensure_ascii=False,separators=(',',':'))
