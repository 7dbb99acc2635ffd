// An initiator and a target of Accellera's LT examples, unmodified: bound to each other ("pure"), or one of them behind the bridge.
#include "initiator_top.h"
#include "lt_target.h"
#define REPORT_DEFINE_GLOBALS
#include "reporting.h"

#include <tlm/systemc.hpp>

#include <string>

using sc_core::sc_time;
using sc_core::SC_NS;

static lt_target* make_target() {
  return new lt_target("target", 201, "memory_socket", 4 * 1024, 4, sc_time(10, SC_NS), sc_time(50, SC_NS), sc_time(30, SC_NS));
}

static initiator_top* make_initiator() { return new initiator_top("initiator", 101, 0x100, 0x800); }

int sc_main(int argc, char** argv) {
  REPORT_ENABLE_ALL_REPORTING();
  const std::string role = argc > 1 ? argv[1] : "pure";
  if (role == "pure") {
    make_initiator()->top_initiator_socket.bind(make_target()->m_memory_socket);
    sc_core::sc_start();
    return 0;
  }
  tlm::systemc::Bridge bridge("bridge");
  if (role == "initiator") bridge.initiator("mem", make_initiator()->top_initiator_socket);
  else bridge.target("port", make_target()->m_memory_socket);
  return bridge.run(argc, argv);
}
