// The worker: a memory engine behind the protocol of docs/bridge-protocol.md. Started by the client, ends with it.
#include <zmq.h>

#include <csignal>
#include <cstdio>
#include <iostream>
#include <thread>

#include "heartbeat.h"
#include "session.h"
#ifdef TLM_WITH_RAMULATOR
#include "ramulator_engine.h"
#else
#include "stub_engine.h"
#endif

// The client holds our standard input open. Its end means that the client is gone, however it went.
static void end_with_client() {
  std::thread([] {
    while (std::cin.get() != std::char_traits<char>::eof()) {
    }
    std::_Exit(0);
  }).detach();
}

static std::unique_ptr<tlm::Engine> make_engine() {
#ifdef TLM_WITH_RAMULATOR
  return tlm::make_ramulator_engine();
#else
  return std::make_unique<tlm::StubEngine>();
#endif
}

int main() {
  std::signal(SIGINT, SIG_IGN);  // Ctrl-C goes to the whole group; the client decides when we end
  int code = 1;
  try {
    const auto credentials = tlm::read_credentials(std::cin);
    end_with_client();
    void* context = zmq_ctx_new();
    tlm::Progress progress;
    auto engine = make_engine();
    {
      tlm::Link link(context, credentials, "work");
      tlm::Heartbeat heartbeat(context, credentials, progress);
      code = tlm::Session(link, *engine, progress).run();
    }
    zmq_ctx_term(context);
  } catch (const std::exception& failure) {
    std::fprintf(stderr, "tlm worker: %s\n", failure.what());
  }
  std::_Exit(code);  // no orderly exit: the thread that watches standard input holds its lock
}
