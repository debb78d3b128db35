# cmake -D SOURCE=tree -D BINARY=folder -D PROGRAM=kroniek -P run.cmake: the browser tests in a copy under BINARY. The
# libraries are installed once for a lock file.
foreach(program IN ITEMS node npm chromium)
  find_program(${program}_program ${program})
  if(NOT ${program}_program)
    message(FATAL_ERROR "The browser tests need ${program}: install what ops/packages-test lists.")
  endif()
endforeach()

file(REMOVE_RECURSE ${BINARY}/web ${BINARY}/support)
file(COPY ${SOURCE}/tests/browser/ DESTINATION ${BINARY} PATTERN CMakeLists.txt EXCLUDE PATTERN run.cmake EXCLUDE)
file(COPY ${SOURCE}/api/web DESTINATION ${BINARY})

file(SHA256 ${BINARY}/package-lock.json wanted)
set(installed none)
if(EXISTS ${BINARY}/installed)
  file(READ ${BINARY}/installed installed)
endif()
if(NOT installed STREQUAL wanted)
  execute_process(COMMAND ${npm_program} ci --loglevel=error WORKING_DIRECTORY ${BINARY} RESULT_VARIABLE failed)
  if(failed)
    message(FATAL_ERROR "`npm ci` failed in ${BINARY}: is there a network?")
  endif()
  file(WRITE ${BINARY}/installed ${wanted})
endif()

set(ENV{KRONIEK_PROGRAM} ${PROGRAM})
set(ENV{KRONIEK_STORAGE_README} ${SOURCE}/storage/README.md)
set(ENV{CHROMIUM} ${chromium_program})
execute_process(COMMAND ${node_program} --test modules.test.mjs modules_people.test.mjs page.test.mjs desk.test.mjs
  people.test.mjs flight.test.mjs links.test.mjs handover.test.mjs
  WORKING_DIRECTORY ${BINARY} RESULT_VARIABLE failed)
if(failed)
  message(FATAL_ERROR "Browser tests failed; the lines above say which.")
endif()
