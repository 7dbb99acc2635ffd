# ramulator-engine: the adaptor, with all that it needs of the Ramulator 2.1 that the user built at RAMULATOR_HOME.
find_library(RAMULATOR_LIBRARY ramulator PATHS ${RAMULATOR_HOME} ${RAMULATOR_HOME}/build NO_DEFAULT_PATH)
if(NOT RAMULATOR_LIBRARY)
  message(FATAL_ERROR "libramulator.so is missing in RAMULATOR_HOME=${RAMULATOR_HOME}")
endif()
get_filename_component(RAMULATOR_LIBRARY_DIR ${RAMULATOR_LIBRARY} DIRECTORY)

# Ramulator's headers include fmt's, which its build keeps in ext/ unless the system has it.
find_path(FMT_INCLUDE_DIR fmt/format.h HINTS ${RAMULATOR_HOME}/ext/fmt/include)
add_library(ramulator-engine STATIC src/ramulator_engine.cpp)
target_compile_options(ramulator-engine PRIVATE -Wall -Wextra -Werror)
# not our code: its warnings are not our errors
target_include_directories(ramulator-engine SYSTEM PRIVATE ${RAMULATOR_HOME}/src)
if(FMT_INCLUDE_DIR)
  target_include_directories(ramulator-engine SYSTEM PRIVATE ${FMT_INCLUDE_DIR})
endif()
target_link_libraries(ramulator-engine PUBLIC ${RAMULATOR_LIBRARY})
