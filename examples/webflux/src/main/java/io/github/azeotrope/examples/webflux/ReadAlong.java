package io.github.azeotrope.examples.webflux;

import io.github.azeotrope.wire.BodyParser;
import java.nio.ByteBuffer;
import org.reactivestreams.Publisher;
import org.springframework.core.io.buffer.DataBuffer;
import reactor.core.publisher.Flux;

/**
 * Reads one direction of an exchange as it passes: nothing is held, merged or released, and the
 * buffers' positions stay where they are.
 *
 * <p>Locked, because a client that goes away may end an exchange while a part of it is being read;
 * held for the parsing of one buffer at most.
 */
final class ReadAlong {
  private static final int PIECE = 4_096;

  private final BodyParser parser;
  private byte[] piece = {};

  ReadAlong(BodyParser parser) {
    this.parser = parser;
  }

  Flux<DataBuffer> of(Publisher<? extends DataBuffer> body) {
    return Flux.<DataBuffer>from(body).doOnNext(this::read);
  }

  private synchronized void read(DataBuffer buffer) {
    int end = buffer.writePosition();
    for (int from = buffer.readPosition(); from < end; from += piece.length) {
      if (piece.length == 0) {
        piece = new byte[PIECE];
      }
      int length = Math.min(piece.length, end - from);
      buffer.toByteBuffer(from, ByteBuffer.wrap(piece), 0, length);
      parser.feed(piece, 0, length);
    }
  }

  synchronized void finish() {
    parser.finish();
  }
}
