#include "full_catalog.h"

#include "source_tree.h"

namespace obsgen::catalog::test {

Files full_catalog() {
  const std::string folder = "tests/golden/catalog/full/";
  Files files;
  for (SourceText& file : files_below(folder, {".yaml"}))
    files[file.path.substr(folder.size())] = std::move(file.text);
  return files;
}

}  // namespace obsgen::catalog::test
