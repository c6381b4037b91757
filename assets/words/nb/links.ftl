### Links
