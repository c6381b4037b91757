### Access
