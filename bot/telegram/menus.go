package telegram

import (
	"context"
	"fmt"

	tgbotapi "github.com/go-telegram-bot-api/telegram-bot-api/v5"

	"pantau/bot/chat"
)

// SetMenus registers the lists of commands: one for private chats, one for
// groups, one for administrators of groups. The private list is also the one
// that Telegram shows where none of these apply. They have no language, because
// the bot speaks one.
func (c *Client) SetMenus(ctx context.Context, menus []chat.Menu) error {
	for _, m := range menus {
		for _, scope := range scopes(m.Scope) {
			if err := c.setMenu(ctx, scope, m.Items); err != nil {
				return fmt.Errorf("setting the menu for %s: %w", m.Scope, err)
			}
		}
	}
	return nil
}

func scopes(s chat.Scope) []tgbotapi.BotCommandScope {
	switch s {
	case chat.ForPrivate:
		return []tgbotapi.BotCommandScope{
			tgbotapi.NewBotCommandScopeDefault(),
			tgbotapi.NewBotCommandScopeAllPrivateChats(),
		}
	case chat.ForGroups:
		return []tgbotapi.BotCommandScope{tgbotapi.NewBotCommandScopeAllGroupChats()}
	case chat.ForAdmins:
		return []tgbotapi.BotCommandScope{tgbotapi.NewBotCommandScopeAllChatAdministrators()}
	}
	return nil
}

func (c *Client) setMenu(ctx context.Context, scope tgbotapi.BotCommandScope, items []chat.MenuItem) error {
	commands := make([]tgbotapi.BotCommand, len(items))
	for i, it := range items {
		commands[i] = tgbotapi.BotCommand{Command: it.Command, Description: it.Summary}
	}
	p := tgbotapi.Params{}
	if err := p.AddInterface("commands", commands); err != nil {
		return err
	}
	if err := p.AddInterface("scope", scope); err != nil {
		return err
	}
	_, err := c.repeat(ctx, "setMyCommands", p)
	return err
}
