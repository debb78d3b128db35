# Makes a C++ source of the list of municipalities, so that the program needs no file beside it:
#   cmake -DLIST=municipalities.csv -DSOURCE=municipalities.cpp -P municipalities.cmake
# A row is code,name,region code,region name; a name with a comma stands between quotes.
file(STRINGS ${LIST} rows ENCODING UTF-8)
list(POP_FRONT rows header)
if(NOT header STREQUAL "code,name,vr_code,vr_name")
  message(FATAL_ERROR "${LIST} has other columns than code,name,vr_code,vr_name")
endif()
set(lines "")
set(count 0)
foreach(row IN LISTS rows)
  # One condition at a time: a later match that fails would forget what an earlier one found.
  set(name "")
  if(row MATCHES "^(GM[0-9][0-9][0-9][0-9]),\"([^\"]+)\",(VR[0-9][0-9]),([^,\"]+)$")
    set(name "${CMAKE_MATCH_2}")
  elseif(row MATCHES "^(GM[0-9][0-9][0-9][0-9]),([^,\"]+),(VR[0-9][0-9]),([^,\"]+)$")
    set(name "${CMAKE_MATCH_2}")
  endif()
  if(name)
    string(APPEND lines
           "    {\"${CMAKE_MATCH_1}\", \"${name}\", \"${CMAKE_MATCH_3}\", \"${CMAKE_MATCH_4}\"},\n")
    math(EXPR count "${count} + 1")
  else()
    message(FATAL_ERROR "${LIST} has a row that cannot be read: ${row}")
  endif()
endforeach()
file(WRITE ${SOURCE}
  "// Made of municipalities.csv by municipalities.cmake.\n"
  "#include <array>\n\n"
  "#include \"api/demo/regions.h\"\n\n"
  "namespace kroniek::demo {\nnamespace {\n\n"
  "constexpr std::array<Municipality, ${count}> all{{\n${lines}}};\n\n}  // namespace\n\n"
  "std::span<const Municipality> municipalities() {\n  return all;\n}\n\n"
  "}  // namespace kroniek::demo\n")
