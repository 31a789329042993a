"""What an editor types reaches the server under the right name, or stays and says why it has not."""
