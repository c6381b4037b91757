### What places are and how sure their positions are: by the words of the atlas format

kind-town = Town
kind-base = Base
kind-port = Port
kind-border-crossing = Border crossing
kind-border = Border
kind-sea = Sea area
kind-strait = Strait
kind-country = Country
kind-region = Region
kind-line = Line
kind-ship = Ship
kind-exercise = Exercise
kind-agreement = Agreement
kind-incident = Incident
kind-other = Place

precision-surveyed = Surveyed position
precision-approximate = Approximate position
precision-segment = Somewhere along this line
precision-area = An area, not a point
precision-schematic = Schematic: a sketch, not a position

status-confirmed = Confirmed by those responsible, or by several sources
status-reported = Reported, not confirmed
status-disputed = Disputed: sources differ

theme-polar-night = Polar night
theme-paper = Paper
theme-high-contrast = High contrast

projection-laea = Equal-area
    .explanation = Every square centimetre is as much land as any other; from afar a globe
projection-ortho = Globe
    .explanation = The Earth from far away
projection-stere = Stereographic
    .explanation = Angles and small shapes are true; sizes grow away from the centre
projection-aeqd = Equidistant
    .explanation = Distances from the centre of the map are true
projection-merc = Web Mercator
    .explanation = As web maps draw it: the nearer to a pole, the larger

units-metric-nautical = Kilometres and nautical miles
units-nautical-statute = Nautical miles and miles
units-statute-metric = Miles and kilometres

notation-decimal-degrees = Decimal degrees
notation-degrees-minutes-seconds = Degrees, minutes and seconds
notation-degrees-decimal-minutes = Degrees and decimal minutes
notation-utm = UTM, or UPS about the poles
notation-mgrs = MGRS
