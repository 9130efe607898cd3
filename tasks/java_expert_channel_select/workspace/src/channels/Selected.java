package channels;

import java.util.Optional;

/**
 * What a select did.
 *
 * @param index of the case
 * @param value what was received; empty for a send, and where the channel is closed
 */
public record Selected(int index, Optional<Object> value) {}
