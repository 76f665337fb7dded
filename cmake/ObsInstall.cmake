# What `cmake --install` puts below the prefix: the program, the catalogs with their schema, the man page, completions.
include(GNUInstallDirs)

if(TARGET obsgen)
  install(TARGETS obsgen RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
endif()
install(DIRECTORY ${PROJECT_SOURCE_DIR}/metric-catalog DESTINATION ${CMAKE_INSTALL_DATADIR}/obsgen
  FILES_MATCHING PATTERN "*.yaml" PATTERN "*.schema.json")
install(FILES ${PROJECT_SOURCE_DIR}/packaging/obsgen.1 DESTINATION ${CMAKE_INSTALL_MANDIR}/man1)
install(FILES ${PROJECT_SOURCE_DIR}/packaging/completions/obsgen.bash
  DESTINATION ${CMAKE_INSTALL_DATADIR}/bash-completion/completions RENAME obsgen)
install(FILES ${PROJECT_SOURCE_DIR}/packaging/completions/_obsgen
  DESTINATION ${CMAKE_INSTALL_DATADIR}/zsh/site-functions)
install(FILES ${PROJECT_SOURCE_DIR}/packaging/completions/obsgen.fish
  DESTINATION ${CMAKE_INSTALL_DATADIR}/fish/vendor_completions.d)
install(FILES ${PROJECT_SOURCE_DIR}/LICENSE DESTINATION ${CMAKE_INSTALL_DATADIR}/doc/obsgen)
