// A small SystemC memory, loosely timed, behind the bridge. Argument: its latency in ns (100), which is also the look-ahead.
#include <tlm/systemc.hpp>

#include <tlm_utils/simple_target_socket.h>

struct Memory : sc_core::sc_module {
  tlm_utils::simple_target_socket<Memory> socket;
  const sc_core::sc_time latency;
  std::vector<unsigned char> bytes;

  Memory(sc_core::sc_module_name name, const sc_core::sc_time& latency_) : sc_module(name), socket("socket"), latency(latency_), bytes(1 << 20) {
    socket.register_b_transport(this, &Memory::access);
    socket.register_transport_dbg(this, &Memory::peek);
  }

  void access(::tlm::tlm_generic_payload& payload, sc_core::sc_time& delay) {
    delay += latency;
    const auto moved = peek(payload);
    payload.set_response_status(moved == payload.get_data_length() ? ::tlm::TLM_OK_RESPONSE : ::tlm::TLM_ADDRESS_ERROR_RESPONSE);
  }

  unsigned int peek(::tlm::tlm_generic_payload& payload) {
    if (payload.get_address() + payload.get_data_length() > bytes.size()) return 0;
    auto* place = bytes.data() + payload.get_address();
    if (payload.is_read()) std::copy_n(place, payload.get_data_length(), payload.get_data_ptr());
    else std::copy_n(payload.get_data_ptr(), payload.get_data_length(), place);
    return payload.get_data_length();
  }
};

int sc_main(int argc, char** argv) {
  const sc_core::sc_time latency(argc > 1 ? std::atof(argv[1]) : 100.0, sc_core::SC_NS);
  Memory memory("memory", latency);
  tlm::systemc::Bridge bridge("bridge", latency);
  bridge.target("port", memory.socket);
  return bridge.run(argc, argv);
}
