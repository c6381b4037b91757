# mend.py KIND IN.geojson OUT.geojson: names that the sources spoil (letters lost or read with the wrong table, misprints,
# line breaks) and one name for another place, mended from mend.json; KIND is one of its tables. Places get the names that
# their country itself uses, in one transliteration, from "own_names", and keep the others in namealt, so that they are
# found under them, as under those in "former_names". Drops empty features.
import json,os,sys
kind,src,out=sys.argv[1:4]
tables=json.load(open(os.path.join(os.path.dirname(os.path.abspath(__file__)),'mend.json'),encoding='utf8')); table=tables[kind]
own,former=[tables[t] if kind=='places' else {} for t in ('own_names','former_names')]
d=json.load(open(src,encoding='utf8'))
for f in d['features']:
    p=f['properties']
    for k,v in p.items():
        if isinstance(v,str): v=' '.join(v.split()); p[k]=table.get(v,v) if k in('name','adm1name','a','b') else v
    name=p.get('name'); now=own.get(name,name)
    if now!=name or now in former:
        others=dict.fromkeys([name,*(p.get('namealt') or '').split('|'),former.get(now)])
        p['name']=now; p['namealt']='|'.join(n for n in others if n and n!=now)
d['features']=[f for f in d['features'] if f['geometry']]
json.dump(d,open(out,'w',encoding='utf8'),ensure_ascii=False,separators=(',',':'))
