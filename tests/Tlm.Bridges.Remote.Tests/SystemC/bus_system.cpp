// Two initiators, SimpleBusAT and two targets of Accellera's AT examples, unmodified: in one process or cut apart.
#include "at_target_4_phase.h"
#include "initiator_top.h"
#include "models/SimpleBusAT.h"
#define REPORT_DEFINE_GLOBALS
#include "reporting.h"

#include <tlm/systemc.hpp>

#include <string>

using sc_core::sc_time;
using sc_core::SC_NS;
using tlm::systemc::Style;

using Bus = SimpleBusAT<2, 2>;

static at_target_4_phase* make_target(int number) {
  return new at_target_4_phase(("target_" + std::to_string(number)).c_str(), 200 + number, "memory_socket", 4 * 1024, 4, sc_time(10, SC_NS),
                               sc_time(50, SC_NS), sc_time(30, SC_NS));
}

static initiator_top* make_initiator(int number) {
  const auto base = static_cast<sc_dt::uint64>(number) * 0x100;
  return new initiator_top(("initiator_" + std::to_string(number)).c_str(), 100 + number, base, 0x10000000 + base, 2);
}

// What is in this process: "pure", or some of "initiators", "bus" and "targets", joined by '+'. What is not is reached through the bridge.
int sc_main(int argc, char** argv) {
  REPORT_ENABLE_ALL_REPORTING();
  const std::string role = argc > 1 ? argv[1] : "pure";
  const auto has = [&role](const char* part) { return role == "pure" || role.find(part) != std::string::npos; };
  tlm::systemc::Bridge bridge("bridge");
  auto* bus = has("bus") ? new Bus("bus") : nullptr;
  for (int i = 0; i < 2; ++i) {
    const auto number = std::to_string(i);
    auto* initiator = has("initiators") ? make_initiator(i + 1) : nullptr;
    auto* target = has("targets") ? make_target(i + 1) : nullptr;
    if (initiator != nullptr && bus != nullptr) initiator->initiator_socket.bind(bus->target_socket[i]);
    else if (initiator != nullptr) bridge.initiator("mem" + number, initiator->initiator_socket, Style::Phased);
    else if (bus != nullptr) bridge.target("port" + number, bus->target_socket[i], Style::Phased);
    if (bus != nullptr && target != nullptr) bus->initiator_socket[i].bind(target->m_memory_socket);
    else if (target != nullptr) bridge.target("port" + number, target->m_memory_socket, Style::Phased);
    else if (bus != nullptr) bridge.initiator("mem" + number, bus->initiator_socket[i], Style::Phased);
  }
  if (role != "pure") return bridge.run(argc, argv);
  sc_core::sc_start();
  return 0;
}
