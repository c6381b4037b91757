### Fortelling

story-which = Trinn { $number } av { $count }
story-step = Trinn { $number }: { $title }
story-list = Liste over alle trinn
story-pause = Stans fortellingen
