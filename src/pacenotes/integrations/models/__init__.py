"""A language model behind an OpenAI-compatible server (Ollama, vLLM, llama.cpp): the larger ear."""
