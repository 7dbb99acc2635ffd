// A peer that uses plain libzmq and nothing of ours.
//   echo dealer ENDPOINT ID [SERVERKEY PUBLIC SECRET]   echoes each message, frame by frame, until one whose only frame is "stop"
//   echo pingpong COUNT BYTES [curve|clear]             mean nanoseconds of a round trip between two plain sockets of two threads, over TCP, with CURVE
//                                                       unless clear
#include <zmq.h>

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <string>
#include <thread>
#include <vector>

static void curve_client(void* socket, const char* server, const char* open_key, const char* secret) {
  zmq_setsockopt(socket, ZMQ_CURVE_SERVERKEY, server, 40);
  zmq_setsockopt(socket, ZMQ_CURVE_PUBLICKEY, open_key, 40);
  zmq_setsockopt(socket, ZMQ_CURVE_SECRETKEY, secret, 40);
}

static bool echo_one(void* socket) {
  std::vector<std::string> frames;
  int more = 1;
  while (more) {
    zmq_msg_t part;
    zmq_msg_init(&part);
    if (zmq_msg_recv(&part, socket, 0) < 0) return false;
    frames.emplace_back(static_cast<char*>(zmq_msg_data(&part)), zmq_msg_size(&part));
    more = zmq_msg_more(&part);
    zmq_msg_close(&part);
  }
  for (size_t i = 0; i < frames.size(); ++i)
    zmq_send(socket, frames[i].data(), frames[i].size(), i + 1 < frames.size() ? ZMQ_SNDMORE : 0);
  return !(frames.size() == 1 && frames[0] == "stop");
}

static int dealer(int argc, char** argv) {
  void* context = zmq_ctx_new();
  void* socket = zmq_socket(context, ZMQ_DEALER);
  zmq_setsockopt(socket, ZMQ_ROUTING_ID, argv[3], std::strlen(argv[3]));
  if (argc > 6) curve_client(socket, argv[4], argv[5], argv[6]);
  if (zmq_connect(socket, argv[2]) != 0) return 1;
  while (echo_one(socket)) {
  }
  zmq_close(socket);
  zmq_ctx_term(context);
  return 0;
}

static int pingpong(long count, size_t bytes, bool curve) {
  char server_public[41], server_secret[41], client_public[41], client_secret[41];
  zmq_curve_keypair(server_public, server_secret);
  zmq_curve_keypair(client_public, client_secret);
  void* context = zmq_ctx_new();
  void* server = zmq_socket(context, ZMQ_PAIR);
  int on = 1;
  if (curve) {
    zmq_setsockopt(server, ZMQ_CURVE_SERVER, &on, sizeof on);
    zmq_setsockopt(server, ZMQ_CURVE_SECRETKEY, server_secret, 40);
  }
  zmq_bind(server, "tcp://127.0.0.1:*");
  char endpoint[128];
  size_t length = sizeof endpoint;
  zmq_getsockopt(server, ZMQ_LAST_ENDPOINT, endpoint, &length);
  std::thread peer([&] {
    void* client = zmq_socket(context, ZMQ_PAIR);
    if (curve) curve_client(client, server_public, client_public, client_secret);
    zmq_connect(client, endpoint);
    std::vector<char> data(bytes);
    for (long i = 0; i < count; ++i) {
      zmq_recv(client, data.data(), bytes, 0);
      zmq_send(client, data.data(), bytes, 0);
    }
    zmq_close(client);
  });
  std::vector<char> data(bytes, 'x');
  std::chrono::steady_clock::time_point start;
  for (long i = 0; i < count; ++i) {
    if (i == count / 10) start = std::chrono::steady_clock::now();
    zmq_send(server, data.data(), bytes, 0);
    zmq_recv(server, data.data(), bytes, 0);
  }
  double ns = std::chrono::duration<double, std::nano>(std::chrono::steady_clock::now() - start).count();
  std::printf("%.0f\n", ns / static_cast<double>(count - count / 10));
  peer.join();
  zmq_close(server);
  zmq_ctx_term(context);
  return 0;
}

int main(int argc, char** argv) {
  if (argc >= 4 && std::string(argv[1]) == "dealer") return dealer(argc, argv);
  if (argc >= 4 && std::string(argv[1]) == "pingpong")
    return pingpong(std::atol(argv[2]), static_cast<size_t>(std::atol(argv[3])), argc < 5 || std::string(argv[4]) != "clear");
  std::fputs("usage: echo dealer ENDPOINT ID [SERVERKEY PUBLIC SECRET] | echo pingpong COUNT BYTES [curve|clear]\n", stderr);
  return 2;
}
