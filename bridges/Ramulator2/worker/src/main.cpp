// The worker: memory engines behind the protocol of docs/bridge-protocol.md. Started by the client, ends with it.
#include <sys/prctl.h>
#include <zmq.h>

#include <csignal>
#include <cstdio>
#include <iostream>
#include <thread>

#include "heartbeat.h"
#include "progress.h"
#include "session.h"
#ifdef TLM_WITH_RAMULATOR
#include "ramulator_engine.h"
#else
#include "stub_engine.h"
#endif

static std::unique_ptr<tlm::Engine> make_engine() {
#ifdef TLM_WITH_RAMULATOR
  return tlm::make_ramulator_engine();
#else
  return std::make_unique<tlm::StubEngine>();
#endif
}

// The client holds our standard input open. Its end means that the client is gone, however it went.
static void end_with_client() {
  std::thread([] {
    while (std::cin.get() != std::char_traits<char>::eof()) {
    }
    std::_Exit(0);
  }).detach();
}

static int serve(const tlm::Credentials& credentials) {
  auto& progress = tlm::make_shared_counter();
  std::vector<std::unique_ptr<tlm::EngineProcess>> engines;
  // before any thread: a process with threads must not fork
  for (int i = 0; i < credentials.engines; ++i) engines.push_back(std::make_unique<tlm::EngineProcess>(make_engine, progress, engines));
  end_with_client();
  void* context = zmq_ctx_new();
  int code;
  {
    tlm::Link link(context, credentials, "work");
    tlm::Heartbeat heartbeat(context, credentials, progress);
    const auto engine = make_engine();
    code = tlm::Session(link, engines, engine->name(), engine->version()).run();
  }
  zmq_ctx_term(context);
  return code;
}

int main() {
  std::signal(SIGINT, SIG_IGN);   // Ctrl-C goes to the whole group; the client decides when we end
  std::signal(SIGCHLD, SIG_IGN);  // nobody waits for engines: the end of their socket pair says that they are gone
  prctl(PR_SET_CHILD_SUBREAPER, 1);
  int code = 1;
  try {
    code = serve(tlm::read_credentials(std::cin));
  } catch (const std::exception& failure) {
    std::fprintf(stderr, "tlm worker: %s\n", failure.what());
  }
  std::_Exit(code);  // no orderly exit: the thread that watches standard input holds its lock
}
