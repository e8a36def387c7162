package health.pratique.local.cloud.sqs;

/**
 * A message as it was received.
 *
 * @param receipt what deletes it
 * @param count how often it was received, this time included
 */
record Delivery(Message message, String receipt, int count, long firstReceivedAtMillis) {}
