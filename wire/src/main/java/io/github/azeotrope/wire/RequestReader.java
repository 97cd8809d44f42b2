package io.github.azeotrope.wire;

import org.jspecify.annotations.Nullable;

/** What the request formats have in common: messages with a role, told to a {@link Dialogue}. */
abstract class RequestReader implements JsonHandler {
  final Dialogue dialogue;
  private boolean isOpen;
  private boolean wasOpen;
  private boolean inMessage;
  private @Nullable String role;

  RequestReader(Dialogue dialogue) {
    this.dialogue = dialogue;
  }

  @Override
  public final void open(String place) {
    if (place.isEmpty()) {
      isOpen = true;
      wasOpen = true;
      dialogue.begin();
    } else if (isMessage(place)) {
      inMessage = true;
      role = null;
      dialogue.beginContent();
      beginMessage();
    } else {
      begin(place);
    }
  }

  @Override
  public final void close(String place) {
    if (place.isEmpty()) {
      isOpen = false;
      complete();
    } else if (isMessage(place)) {
      endMessage();
    } else {
      end(place);
    }
  }

  @Override
  public final void interrupted() {
    if (inMessage) {
      endMessage();
    }
    if (isOpen) {
      isOpen = false;
      complete();
    }
    end();
  }

  /** Nothing more comes. */
  final void finish() {
    if (!wasOpen) {
      dialogue.nothing();
    }
  }

  private void endMessage() {
    inMessage = false;
    dialogue.endMessage(side(role));
  }

  final void role(String name) {
    role = name;
  }

  /** Whether this is the place of a message. */
  abstract boolean isMessage(String place);

  /** The side of the message that ends. */
  Side side(@Nullable String roleName) {
    return Side.ofRole(roleName);
  }

  void beginMessage() {}

  void begin(String place) {}

  void end(String place) {}

  /** The request was read, as far as it goes. */
  void complete() {
    dialogue.deliver();
  }
}
