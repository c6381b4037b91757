### Layers
