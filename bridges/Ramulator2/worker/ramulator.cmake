# What the adaptor needs of the Ramulator 2.1 that the user built at RAMULATOR_HOME.
find_library(RAMULATOR_LIBRARY ramulator PATHS ${RAMULATOR_HOME} ${RAMULATOR_HOME}/build NO_DEFAULT_PATH)
if(NOT RAMULATOR_LIBRARY)
  message(FATAL_ERROR "libramulator.so is missing in RAMULATOR_HOME=${RAMULATOR_HOME}")
endif()
get_filename_component(RAMULATOR_LIBRARY_DIR ${RAMULATOR_LIBRARY} DIRECTORY)

# Ramulator's headers include fmt's, which its build keeps in ext/ unless the system has it.
find_path(FMT_INCLUDE_DIR fmt/format.h HINTS ${RAMULATOR_HOME}/ext/fmt/include)
target_compile_definitions(tlm-memory-worker PRIVATE TLM_WITH_RAMULATOR)
target_sources(tlm-memory-worker PRIVATE src/ramulator_engine.cpp)
# not our code: its warnings are not our errors
target_include_directories(tlm-memory-worker SYSTEM PRIVATE ${RAMULATOR_HOME}/src)
if(FMT_INCLUDE_DIR)
  target_include_directories(tlm-memory-worker SYSTEM PRIVATE ${FMT_INCLUDE_DIR})
endif()
target_link_libraries(tlm-memory-worker PRIVATE ${RAMULATOR_LIBRARY})
set_target_properties(tlm-memory-worker PROPERTIES BUILD_RPATH ${RAMULATOR_LIBRARY_DIR})
