#!/bin/bash
# Cuts the fonts of the program down to the letters a European map needs. Run by build.sh in the work folder.
set -euo pipefail
FONTS=npm/node_modules/@expo-google-fonts
# Latin with all extensions (Sámi and Baltic letters too; the Skolt Sámi ʒ stands among the signs of phonetics), spacing
# accents, Cyrillic, punctuation, currency, letterlike signs, arrows, mathematics, geometric marks, key caps, ticks and
# crosses
LETTERS='U+20-24F,U+292,U+2B0-36F,U+400-52F,U+1E00-1EFF,U+2000-206F,U+20A0-20BF,U+2100-214F,U+2190-22FF,U+2303,U+2318,U+2325,U+23CE,U+25A0-25FF,U+2713,U+2715,U+2717'
mkdir -p out/fonts
cut_font() {
  nice venv/bin/pyftsubset "$1" --unicodes="$LETTERS" --layout-features='kern,mark,mkmk,liga,ccmp,locl,tnum,calt' --no-hinting --output-file="out/fonts/$2.ttf"
}
cut_font $FONTS/inter/400Regular/Inter_400Regular.ttf Inter-Regular
cut_font $FONTS/inter/400Regular_Italic/Inter_400Regular_Italic.ttf Inter-Italic
cut_font $FONTS/inter/600SemiBold/Inter_600SemiBold.ttf Inter-SemiBold
cut_font $FONTS/source-serif-4/400Regular/SourceSerif4_400Regular.ttf SourceSerif4-Regular
cut_font $FONTS/source-serif-4/400Regular_Italic/SourceSerif4_400Regular_Italic.ttf SourceSerif4-Italic
cut_font $FONTS/source-serif-4/600SemiBold/SourceSerif4_600SemiBold.ttf SourceSerif4-SemiBold
cp $FONTS/inter/LICENSE_FONT out/fonts/Inter-OFL.txt
cp $FONTS/source-serif-4/LICENSE_FONT out/fonts/SourceSerif4-OFL.txt
