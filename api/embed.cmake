# cmake -D OUT=file.cpp -D DIR=folder -D FILES=a;b -P embed.cmake: the files' bytes as constants, so that the program is one
# file. Read as hexadecimal, because a string of CMake would change some bytes.
set(text "// Made by api/embed.cmake.\n#include \"api/http/page_files.h\"\n\nnamespace kroniek::http {\nnamespace {\n\n")
set(rows "")
set(number 0)
foreach(file IN LISTS FILES)
  file(READ "${DIR}/${file}" bytes HEX)
  string(REGEX REPLACE "(..)" "0x\\1," bytes "${bytes}")
  string(APPEND text "constexpr unsigned char file_${number}[] = {${bytes}};\n")
  string(APPEND rows "    PageFile{\"${file}\", {reinterpret_cast<const char*>(file_${number}), sizeof(file_${number})}},\n")
  math(EXPR number "${number} + 1")
endforeach()
string(APPEND text "\nconst PageFile files[] = {\n${rows}};\n\n}  // namespace\n\n"
  "std::span<const PageFile> page_files() { return files; }\n\n}  // namespace kroniek::http\n")
file(WRITE "${OUT}" "${text}")
