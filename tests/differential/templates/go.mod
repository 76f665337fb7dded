module obsgen/templates

go 1.19
